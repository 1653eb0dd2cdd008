import Calendar
import Diagnostics
import Synchronization

/// A site that is built for looking at, each time that its files change.
///
/// It is built into a folder of its own below `.zorgsite`, with a state of its own, so that drafts never get among what
/// is published, and `build` works beside it. One preview of a site runs at a time.
public final class SitePreview: Sendable {
  /// The path of the site's address, as `/portal/`; `/` where the configuration cannot be read.
  public let basePath: String
  /// The files and folders that decide over the site.
  public let watched: [String]
  private let options: BuildOptions
  private let lock: SiteLock
  private let built = Mutex<BuiltSite?>(nil)

  /// Takes the preview's lock. Throws `Refusal` where another preview of the site runs.
  public init(_ options: BuildOptions) throws {
    self.options = options.forPreview
    do {
      lock = try SiteLock.take(in: self.options.state, name: "serving")
    } catch is SiteLock.Taken {
      throw Refusal(
        "this site is being served already", hint: "look where that 'zorgsite serve' says, or stop it with Ctrl-C")
    }
    basePath = SitePreview.basePath(options) ?? "/"
    let configuration = options.configuration
    let settings = configuration.hasPrefix("/") ? configuration : "\(options.site)/\(configuration)"
    watched = ["\(options.site)/content", "\(options.site)/themes", settings]
  }

  /// Where the pages stand.
  public var folder: String { options.previewFolder }

  /// Builds the site for the present moment. `systemTime` is in seconds since 1970.
  public func build(systemTime: Int64) async throws -> BuildReport {
    var options = options
    options.systemTime = systemTime
    options.keep = { [self] site in built.withLock { $0 = site } }
    do {
      return try await Build(options).run()
    } catch is OutputFolder.Refusal {
      // What is wrong with a folder that is all ours is not worth a person's time.
      try Disk.removeTree(folder)
      return try await Build(options).run()
    }
  }

  /// Brings the pages of articles up to date whose texts alone were edited, at once: a build comes after. `changed` are
  /// paths as they are watched. Returns the addresses of the pages that changed; none where only a build can tell.
  public func showEdits(in changed: Set<String>) throws -> [String] {
    guard let site = built.withLock({ $0 }) else { return [] }
    // Editors write a file beside the old one first, which is gone by now.
    let names = changed.map(name).filter { site.hasArticle(at: $0) || Disk.kind("\(options.site)/\($0)") != nil }
    guard names.count <= 8, names.allSatisfy({ Disk.kind("\(options.site)/\($0)") == .file }) else { return [] }
    let pages = try names.compactMap { try site.page(ofArticleAt: $0) }
    guard pages.count == names.count else { return [] }
    var addresses: [String] = []
    for (page, bytes) in pages {
      let path = "\(folder)/\(page.permalink.file)"
      guard Disk.kind(path) == .file, try Disk.read(path) != bytes else { continue }
      try Disk.write(bytes, to: "\(options.state)/edited")
      try Disk.move("\(options.state)/edited", to: path)
      addresses.append(basePath + page.permalink.file)
    }
    return addresses
  }

  /// The addresses on the server of what a build wrote and removed, as `/portal/artikelen/griep/index.html`.
  public func addresses(of report: BuildReport) -> [String] {
    (report.added + report.changed + report.removed).map { basePath + $0 }
  }

  /// A watched path as diagnostics name it: from the site's folder.
  public func name(of path: String) -> String {
    let folder = "\(options.site)/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }

  /// Whether the site has moved below another path than the one that is served.
  public var hasMoved: Bool { SitePreview.basePath(options).map { $0 != basePath } ?? false }

  private static func basePath(_ options: BuildOptions) -> String? {
    guard let bytes = try? Surroundings.readConfiguration(site: options.site, path: options.configuration) else {
      return nil
    }
    let (configuration, _) = SiteConfiguration.read(bytes)
    return configuration.baseURL.isEmpty ? nil : configuration.basePath
  }
}

extension BuildOptions {
  fileprivate var forPreview: BuildOptions {
    var copy = self
    copy.isPreview = true
    return copy
  }
}
