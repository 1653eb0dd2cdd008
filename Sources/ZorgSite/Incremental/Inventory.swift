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

  /// Looks at the configuration, the themes and the content without reading them.
  static func take(options: BuildOptions, looksAtTexts: Bool = true) async throws -> Inventory {
    let site = options.site
    let tree = try await SourceTree.walk(site: site, looksAtTexts: looksAtTexts)
    var (others, folders): ([SourceFile], [SourceFile]) = ([], tree.folders)
    let configuration =
      options.configuration.hasPrefix("/") ? options.configuration : "\(site)/\(options.configuration)"
    if let stamp = FileStamp(configuration) { others.append(SourceFile(path: options.configuration, stamp: stamp)) }
    let walker = FolderWalker(site: site, realSite: Disk.realPath(site) ?? site)
    if Disk.isFolder("\(site)/themes") {
      let found = try walker.files(below: "themes", depth: 0)
      others += found.files
      folders += found.folders
    }
    return Inventory(tree: tree, others: others, folders: folders)
  }

  /// Whether stamps can tell that nothing changed: what a link to a FIFO leads to has none.
  var canBeStamped: Bool { !tree.diagnostics.contains { $0.code == "source.special-file" } }
}
