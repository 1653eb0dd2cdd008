import Diagnostics
import Markdown
import Text

/// Turns what links, pictures and settings name into addresses: other content files, pictures beside them, anchors.
struct LinkResolver: Sendable {
  /// What a content file's path leads to.
  struct Target: Sendable {
    var permalink: Permalink
    /// Ids that the body has, for links with a `#`.
    var anchors: [String]
    var isVisible: Bool
  }

  let configuration: SiteConfiguration
  /// By path from the site's folder: `content/articles/griep.md`.
  var targets: [String: Target] = [:]
  var media: Set<String> = []
  /// For files in a bundle's folder: the address below which they stand.
  var bundles: [String: Permalink] = [:]

  /// What resolving found: an address, perhaps a file to publish beside the pages, perhaps a mistake.
  struct Resolution {
    var link = ResolvedLink()
    var diagnostic: Diagnostic?
  }

  /// Resolves one destination in a file. `anchors` are the ids of the file's own page, `ownURL` is its address.
  func resolve(
    _ destination: String, kind: Link.Kind, in source: SourceName, own: Permalink, anchors: [String],
    at position: Position
  ) -> Resolution {
    if kind == .footnote {
      return Resolution(link: ResolvedLink(url: destination, absolute: own.absolute + destination))
    }
    if destination.isEmpty { return Resolution(diagnostic: .emptyLink(at: position)) }
    if destination.hasPrefix("#") {
      let id = percentDecoded(destination.dropFirst())
      var resolution = Resolution(link: ResolvedLink(url: destination, absolute: own.absolute + destination))
      if !anchors.contains(id), !LinkResolver.isPageAnchor(id) {
        resolution.diagnostic = .unknownAnchor(id, in: source.path, at: position).suggesting(
          nearMiss(of: id, in: anchors).map { "#" + $0 })
      }
      return resolution
    }
    if hasScheme(destination) || destination.hasPrefix("//") {
      return Resolution(link: ResolvedLink(url: destination, absolute: destination))
    }
    if destination.hasPrefix("/") {
      let rest = String(destination.dropFirst())
      return Resolution(
        link: ResolvedLink(url: configuration.basePath + rest, absolute: configuration.baseURL + rest))
    }
    return resolveRelative(destination, in: source, at: position)
  }

  /// A file in the site, relative to the folder of the file that names it.
  private func resolveRelative(_ destination: String, in source: SourceName, at position: Position) -> Resolution {
    let (reference, fragment) = split(destination)
    guard let path = normalised("\(source.folder)/\(percentDecoded(reference))"), path.hasPrefix("content/") else {
      return Resolution(diagnostic: .linkLeavesContent(destination, at: position))
    }
    if let target = targets[path] {
      guard target.isVisible else {
        return Resolution(diagnostic: .linkToHidden(destination, at: position))
      }
      var resolution = Resolution(
        link: fragment.isEmpty
          ? ResolvedLink(url: target.permalink.url, absolute: target.permalink.absolute)
          : ResolvedLink(url: target.permalink.url + fragment, absolute: target.permalink.absolute + fragment))
      let id = percentDecoded(fragment.dropFirst())
      if !id.isEmpty, !target.anchors.contains(id), !LinkResolver.isPageAnchor(id) {
        resolution.diagnostic = .unknownAnchor(id, in: path, at: position)
          .suggesting(nearMiss(of: id, in: target.anchors).map { "#" + $0 })
      }
      return resolution
    }
    if media.contains(path) {
      let permalink = mediaPermalink(path)
      if let problem = Permalink.problem(in: permalink.path) {
        return Resolution(diagnostic: .wrongFileName(path, problem, at: position))
      }
      return Resolution(
        link: ResolvedLink(url: permalink.url + fragment, absolute: permalink.absolute + fragment, mediaPath: path))
    }
    let candidates = path.hasSuffix(".md") ? Array(targets.keys) : Array(media)
    let near = nearMiss(of: path, in: candidates.sorted())
    return Resolution(
      diagnostic: .unknownTarget(destination, path: path, at: position)
        .suggesting(near.map { relative($0, from: source.folder) }))
  }

  /// Where a picture or other file is published: beside its bundle, else below `/media/`.
  func mediaPermalink(_ path: String) -> Permalink {
    var folder = Disk.parent(of: path) ?? ""
    while folder.utf8.count > "content".utf8.count {
      if let bundle = bundles[folder] {
        return Permalink(path: bundle.path + path.dropFirst(folder.utf8.count + 1), in: configuration)
      }
      folder = Disk.parent(of: folder) ?? ""
    }
    let name =
      path.hasPrefix("content/media/")
      ? path.dropFirst("content/media/".utf8.count) : path.dropFirst("content/".utf8.count)
    return Permalink(path: "/media/\(name)", in: configuration)
  }

  /// Ids that templates and threads make.
  private static func isPageAnchor(_ id: String) -> Bool {
    id == "reacties" || id == "inhoud" || id.hasPrefix(Comment.anchorStart.description)
  }

  /// The path and the rest from `#` or `?` on.
  private func split(_ destination: String) -> (path: String, rest: String) {
    guard let index = destination.utf8.firstIndex(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }) else {
      return (destination, "")
    }
    return (String(destination[..<index]), String(destination[index...]))
  }

  /// Without `.` and `..`; nil where it climbs above the site's folder.
  private func normalised(_ path: String) -> String? {
    var parts: [Substring] = []
    for part in path.utf8.split(separator: UInt8(ascii: "/")).map({ Substring($0) }) where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

/// The way from a folder to a path, both from the same root: `../img/blad.svg`.
func relative(_ path: String, from folder: String) -> String {
  let (target, base) = (path.split(separator: "/"), folder.split(separator: "/"))
  let shared = zip(target, base).prefix { $0 == $1 }.count
  return (Array(repeating: "..", count: base.count - shared) + target.dropFirst(shared).map(String.init)).joined(
    separator: "/")
}

/// Whether a reference starts with a scheme: letters, then a colon before any slash.
func hasScheme(_ reference: String) -> Bool {
  guard let colon = reference.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
  let scheme = reference.utf8[..<colon]
  guard let first = scheme.first, (0x41...0x5A).contains(first & 0xDF) else { return false }
  return scheme.allSatisfy { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}

/// Text with its `%XX` decoded; what is no valid escape stays.
func percentDecoded(_ text: some StringProtocol) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
  let bytes = Array(text.utf8)
  var decoded: [UInt8] = []
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
    {
      decoded.append(value)
      index += 3
    } else {
      decoded.append(bytes[index])
      index += 1
    }
  }
  return String(decoding: decoded, as: UTF8.self)
}

extension Diagnostic {
  fileprivate static func emptyLink(at position: Position) -> Diagnostic {
    error("link.empty", "a link without an address", at: position)
  }

  fileprivate static func unknownAnchor(_ id: String, in path: String, at position: Position) -> Diagnostic {
    error("link.anchor", "there is no heading '#\(shortened(id))' in \(path)", at: position)
  }

  fileprivate static func unknownTarget(_ destination: String, path: String, at position: Position) -> Diagnostic {
    let hint =
      path.hasSuffix(".md")
      ? [] : [Note("a link to a page of the site names its file, as 'griep.md', or starts with '/'")]
    return error(
      "link.target", "'\(shortened(destination))' leads to '\(shortened(path))', which does not exist", at: position,
      notes: hint)
  }

  fileprivate static func wrongFileName(_ path: String, _ problem: String, at position: Position) -> Diagnostic {
    error("link.file-name", "the file '\(shortened(path))' cannot be published: its name \(problem)", at: position)
  }

  fileprivate static func linkLeavesContent(_ destination: String, at position: Position) -> Diagnostic {
    error("link.outside", "'\(shortened(destination))' leads out of the folder 'content'", at: position)
  }

  fileprivate static func linkToHidden(_ destination: String, at position: Position) -> Diagnostic {
    warning(
      "link.hidden", "'\(shortened(destination))' is not published now, so its text stands without a link", at: position
    )
  }
}
