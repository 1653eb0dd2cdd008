import Glibc

/// The folder that a build writes to, checked before anything is touched.
public struct OutputFolder: Sendable {
  /// Absolute.
  public let path: String
  /// Whether nobody publishes it: a folder of our own below `.zorgsite`.
  let isScratch: Bool

  /// Why a folder cannot be the output.
  public struct Refusal: Error, Sendable {
    public var message: String
  }

  /// Refuses what a build would harm: the root, the home folder, the site, its sources or a folder above them, also
  /// through a link; and a folder with files that no build of ours made.
  init(_ path: String, site: String) throws {
    let absolute = path.hasPrefix("/") ? path : "\(OutputFolder.workingFolder)/\(path)"
    let real = OutputFolder.resolved(absolute)
    self.path = real
    isScratch = false
    let realSite = OutputFolder.resolved(site)
    if real == "/" { throw Refusal(message: "the output folder is the root of the file system") }
    if let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty, home != "/",
      real == OutputFolder.resolved(home)
    {
      throw Refusal(message: "the output folder '\(path)' is your home folder")
    }
    if real == realSite { throw Refusal(message: "the output folder '\(path)' is the site's own folder") }
    if realSite.hasPrefix(real + "/") {
      throw Refusal(message: "the output folder '\(path)' holds the site's own folder")
    }
    for name in ["content", "themes", ".zorgsite", ".git"] {
      let source = OutputFolder.resolved("\(realSite)/\(name)")
      if real == source || source.hasPrefix(real + "/") || real.hasPrefix(source + "/") {
        throw Refusal(message: "the output folder '\(path)' is, holds or lies in the site's folder '\(name)'")
      }
    }
    switch Disk.kind(real) {
    case nil: return
    case .folder: break
    default: throw Refusal(message: "the output '\(path)' is not a folder")
    }
    guard Disk.kind("\(real)/\(Manifest.fileName)") == nil else { return }
    let foreign = try Disk.list(real).map(\.name).first { !$0.hasPrefix(".") }
    if let foreign {
      throw Refusal(
        message: "the output folder '\(path)' has files that zorgsite did not make, such as '\(foreign)'; "
          + "empty it or name another one with '--output'")
    }
  }

  /// A folder of our own below `.zorgsite`.
  init(scratch path: String) {
    self.path = path
    isScratch = true
  }

  /// As a path from the site's folder, if it stands there.
  func path(from site: String) -> String {
    let site = OutputFolder.resolved(site) + "/"
    return path.hasPrefix(site) ? String(path.dropFirst(site.count)) : path
  }

  /// Without links and dots, as far as the path exists; the rest is kept.
  private static func resolved(_ path: String) -> String {
    var (existing, rest) = (path, [String]())
    while existing != "/", Disk.realPath(existing) == nil {
      let name = existing.split(separator: "/").last.map(String.init) ?? ""
      if !name.isEmpty { rest.insert(name, at: 0) }
      existing = Disk.parent(of: existing.trimmingTrailingSlashes) ?? "/"
    }
    var parts = (Disk.realPath(existing) ?? existing).split(separator: "/").map(String.init)
    for name in rest where name != "." {
      if name == ".." { _ = parts.popLast() } else { parts.append(name) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static var workingFolder: String { Disk.realPath(".") ?? "." }
}

extension String {
  fileprivate var trimmingTrailingSlashes: String {
    var text = self
    while text.utf8.count > 1, text.hasSuffix("/") { text.removeLast() }
    return text
  }
}
