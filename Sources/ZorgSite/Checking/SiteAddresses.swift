/// Every address of the site, and what stands there.
struct SiteAddresses: Sendable {
  /// Where an address leads.
  enum Target: Hashable, Sendable {
    /// Another site, or a mailbox or telephone.
    case elsewhere
    /// A file of the output, with the id behind the `#`; empty where there is none.
    case file(String, id: String)
    /// The site's own host, where nothing stands.
    case nothing
  }

  /// Old addresses by their files, with the page or file that each leads to.
  let redirects: [String: String]
  /// Addresses of pages, sorted, for finding one that was meant.
  let pages: [String]
  private let files: Set<String>
  private let base: String
  private let host: String
  private let basePath: String

  init(_ plan: Plan, configuration: SiteConfiguration) {
    base = configuration.baseURL
    basePath = configuration.basePath
    host = String(base.dropLast(basePath.utf8.count))
    var files = Set(plan.pages.map(\.permalink.file))
    files.formUnion(plan.feeds.map(\.permalink.file))
    files.formUnion(plan.copies.map(\.output))
    files.formUnion(plan.assets.generated.map(\.output))
    files.formUnion([Plan.robotsFile, Plan.sitemapFile])
    self.files = files
    redirects = Dictionary(
      plan.pages.compactMap { page in page.target.map { (page.permalink.file, $0.file) } },
      uniquingKeysWith: { first, _ in first })
    pages = plan.pages.filter { $0.target == nil && $0.permalink.path != "/" }.map(\.permalink.url).sorted()
  }

  /// Whether an address with a host names this site's.
  func isOwn(_ address: String) -> Bool {
    address.hasPrefix(base) || address == host || address == String(base.dropLast())
  }

  /// One spelling for all ways to write an address: from the host's root where it is the site's own, decoded.
  func canonical(_ address: String) -> String {
    percentDecoded(isOwn(address) ? address.dropFirst(host.utf8.count) : address[...])
  }

  /// Where an address leads that stands on the page of a file.
  func target(of address: String, on file: String) -> Target {
    var rest = address[...]
    if hasScheme(address) || address.hasPrefix("//") {
      guard isOwn(address) else { return .elsewhere }
      rest = rest.dropFirst(host.utf8.count)
    }
    let id = rest.firstIndex(of: "#").map { percentDecoded(rest[rest.index(after: $0)...]) } ?? ""
    rest = rest.prefix { $0 != "#" && $0 != "?" }
    if rest.isEmpty { return .file(hasScheme(address) ? "index.html" : file, id: id) }
    var path: String
    if rest.hasPrefix("/") {
      guard rest.hasPrefix(basePath) || rest + "/" == basePath else { return .elsewhere }
      path = String(rest.dropFirst(basePath.utf8.count))
    } else {
      guard let joined = SiteAddresses.joined(String(rest), to: file) else { return .nothing }
      path = joined
    }
    path = percentDecoded(path)
    for candidate in path.isEmpty || path.hasSuffix("/") ? [path + "index.html"] : [path, path + "/index.html"]
    where files.contains(candidate) {
      return .file(candidate, id: id)
    }
    return .nothing
  }

  /// The file behind all redirects from a file on; nil where they go in a circle.
  func end(of file: String) -> String? {
    var (file, steps) = (file, 0)
    while let next = redirects[file] {
      steps += 1
      guard steps <= redirects.count else { return nil }
      file = next
    }
    return file
  }

  /// A relative path from the folder of a file; nil where it climbs out.
  private static func joined(_ path: String, to file: String) -> String? {
    var parts = file.split(separator: "/").dropLast()
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/") + (path.hasSuffix("/") && !parts.isEmpty ? "/" : "")
  }
}
