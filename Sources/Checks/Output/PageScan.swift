/// What one generated page shows of itself: what it is called, where it leads and what it loads.
public struct PageScan: Sendable {
  /// Something that the page refers to.
  public struct Reference: Sendable, Hashable {
    public enum Use: Sendable, Hashable {
      /// The reader goes there.
      case link
      /// The browser fetches it by itself, as part of the page.
      case load
      /// A frame that the reader opens first: it stands in `<details>`.
      case choice
    }

    /// As written, with entities decoded.
    public var address: String
    public var use: Use
    /// The element, as `img`.
    public var element: String
  }

  /// Each once.
  public private(set) var references: Set<Reference> = []
  public private(set) var ids: Set<String> = []
  /// Ids that stand more than once.
  public private(set) var duplicateIDs: Set<String> = []
  public private(set) var hasTitle = false
  public private(set) var hasLanguage = false
  public private(set) var headingCount = 0
  /// Addresses of pictures without `alt`.
  public private(set) var picturesWithoutAlt: [String] = []
  /// Whether the page only sends its reader on.
  public private(set) var isRedirect = false

  public init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = HTMLScanner(buffer)
      var detailsDepth = 0
      var templateDepth = 0
      while let tag = scanner.next() {
        if tag.name == "details" { detailsDepth += tag.isEnd ? -1 : 1 }
        if tag.name == "template" { templateDepth += tag.isEnd ? -1 : 1 }
        if tag.isEnd || templateDepth > 0 { continue }
        add(tag, scanner, isInDetails: detailsDepth > 0)
      }
    }
  }

  private mutating func add(_ tag: HTMLScanner.Tag, _ scanner: HTMLScanner, isInDetails: Bool) {
    func text(_ name: String) -> String? {
      tag.value(name).map { decoded(scanner.bytes[$0]) }
    }
    if let id = text("id"), !id.isEmpty, !ids.insert(id).inserted { duplicateIDs.insert(id) }
    switch tag.name {
    case "html": hasLanguage = text("lang").map { !$0.isEmpty } ?? false
    case "title": hasTitle = hasTitle || scanner.bytes[scanner.text(from: tag.end)].contains { $0 > 0x20 }
    case "h1": headingCount += 1
    case "meta": if text("http-equiv")?.lowercased() == "refresh" { isRedirect = true }
    case "a", "area": refer(text("href"), .link, tag)
    case "link": addLinkElement(text("href"), relations: text("rel") ?? "", tag)
    case "img", "source", "script", "audio", "embed", "track", "input":
      refer(text("src"), .load, tag)
      for candidate in (text("srcset") ?? "").split(separator: ",") {
        refer(candidate.split(separator: " ").first.map(String.init), .load, tag)
      }
      if tag.name == "img", tag.value("alt") == nil { picturesWithoutAlt.append(text("src") ?? "") }
    case "video":
      refer(text("src"), .load, tag)
      refer(text("poster"), .load, tag)
    case "iframe": refer(text("src"), isInDetails ? .choice : .load, tag)
    case "object": refer(text("data"), .load, tag)
    case "form": refer(text("action"), .link, tag)
    default: break
    }
  }

  private mutating func addLinkElement(_ address: String?, relations: String, _ tag: HTMLScanner.Tag) {
    let relations = relations.lowercased().split(separator: " ")
    let loads: Set<Substring> = [
      "stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest",
      "apple-touch-icon", "mask-icon",
    ]
    if relations.contains(where: loads.contains) {
      refer(address, .load, tag)
    } else if relations.contains("alternate") || relations.contains("next") || relations.contains("prev") {
      refer(address, .link, tag)
    }
  }

  private mutating func refer(_ address: String?, _ use: Reference.Use, _ tag: HTMLScanner.Tag) {
    guard let address, !address.isEmpty else { return }
    references.insert(Reference(address: address, use: use, element: tag.name))
  }

  private func decoded(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    var decoded = text
    for (entity, sign) in [
      ("&quot;", "\""), ("&#39;", "'"), ("&#34;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
    ]
    where decoded.contains(entity) {
      decoded = decoded.split(separator: entity, omittingEmptySubsequences: false).joined(separator: sign)
    }
    return decoded
  }
}
