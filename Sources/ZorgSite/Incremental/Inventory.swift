/// Every file that decides over a build, as the file system shows it now, to be compared with what the last build saw.
struct Inventory: Sendable {
  private(set) var tree: SourceTree
  /// What is not content: the configuration and the files of the themes.
  private let others: [SourceFile]
  /// Folders that were listed, with their stamps from before: one that looks the same still has the same names in it.
  let folders: [SourceFile]

  /// All of them, in a new list each time.
  var files: [SourceFile] { tree.files + others }

  /// By path.
  var stamps: [String: FileStamp] {
    Dictionary(files.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
  }

  /// Leaves out what was read and has its stamp from there.
  mutating func drop(_ read: [CachedSource], site: String) { tree.drop(read, site: site) }

  /// What is not content. It is looked at before it is read, since a stamp that is older than the bytes costs a build, and
  /// one that is newer would hide a change.
  struct Surroundings: Sendable {
    fileprivate var files: [SourceFile] = []
    fileprivate var folders: [SourceFile] = []

    /// Looks at the configuration and the themes without reading them.
    init(of options: BuildOptions) throws(DiskError) {
      let site = options.site
      let path = options.configuration.hasPrefix("/") ? options.configuration : "\(site)/\(options.configuration)"
      if let stamp = FileStamp(path) { files.append(SourceFile(path: options.configuration, stamp: stamp)) }
      guard Disk.isFolder("\(site)/themes") else { return }
      let walker = FolderWalker(site: site, realSite: Disk.realPath(site) ?? site)
      let found = try walker.files(below: "themes", depth: 0)
      files += found.files
      folders += found.folders
    }
  }

  /// Looks at the content too, without reading it.
  static func take(
    site: String, _ surroundings: Surroundings, looksAtTexts: Bool = true
  ) async throws -> Inventory {
    let tree = try await SourceTree.walk(site: site, looksAtTexts: looksAtTexts)
    return Inventory(tree: tree, others: surroundings.files, folders: tree.folders + surroundings.folders)
  }

  /// Whether stamps can tell that nothing changed: what a link to a FIFO leads to has none.
  var canBeStamped: Bool { !tree.diagnostics.contains { $0.code == "source.special-file" } }
}
