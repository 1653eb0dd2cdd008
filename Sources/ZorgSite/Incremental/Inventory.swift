/// Every file that decides over a build, as the file system shows it now, and whether the last build saw the same.
struct Inventory: Sendable {
  let tree: SourceTree
  private let files: [SourceFile]

  /// By path.
  var stamps: [String: FileStamp] {
    Dictionary(files.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
  }

  /// Looks at the configuration, the themes and the content without reading them.
  static func take(options: BuildOptions) async throws -> Inventory {
    let site = options.site
    let tree = try await SourceTree.walk(site: site)
    var files = tree.files
    let configuration =
      options.configuration.hasPrefix("/") ? options.configuration : "\(site)/\(options.configuration)"
    if let stamp = FileStamp(configuration) { files.append(SourceFile(path: options.configuration, stamp: stamp)) }
    let walker = FolderWalker(site: site, realSite: Disk.realPath(site) ?? site)
    if Disk.isFolder("\(site)/themes") { files += try walker.files(below: "themes", depth: 0).files }
    return Inventory(tree: tree, files: files)
  }

  /// Whether a build now would make what the last one made: no file was touched, the output stands as it was left, and
  /// nothing was due to appear or disappear.
  func proves(
    _ cache: BuildCache, in output: OutputFolder, options: BuildOptions, startedAt start: Int64
  ) async throws -> Bool {
    guard tree.diagnostics.isEmpty, options.now == nil, cache.inventory.files == files,
      cache.command == options.command(output: output),
      cache.inventory.validFrom <= options.systemTime, options.systemTime < cache.inventory.validUntil,
      files.allSatisfy({ $0.stamp.isSettled(at: cache.startedAt) }),
      Disk.kind("\(output.path)/\(Manifest.fileName)") == .file
    else { return false }
    let outputs = Array(cache.outputs.values)
    return try await outputs.parallelMap { FileStamp("\(output.path)/\($0.file)") == $0.stamp }.allSatisfy(\.self)
  }

  /// What the cache is to keep of it.
  func recorded(clock: Clock, site: Site) -> BuildCache.Inventory {
    BuildCache.Inventory(
      files: files, validFrom: site.lastChange?.secondsSinceEpoch ?? .min,
      validUntil: site.nextChange?.moment.secondsSinceEpoch ?? .max)
  }
}
