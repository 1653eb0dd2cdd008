/// Every file that decides over a build, as the file system shows it now, to be compared with what the last build saw.
struct Inventory: Sendable {
  let tree: SourceTree
  let files: [SourceFile]

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

  /// Of the names and stamps of all files.
  var fingerprint: Fingerprint {
    var writer = BinaryWriter()
    writer.bytes.reserveCapacity(files.count * 112)
    writer.write(tree.diagnostics) { $0.write($1) }
    writer.write(files) { writer, file in
      writer.write(file.path)
      file.stamp.write(to: &writer)
    }
    return Fingerprint(of: writer.bytes)
  }

  /// Whether equal stamps will prove that nothing changed since a moment, in nanoseconds since 1970.
  func isSettled(at time: Int64) -> Bool { files.allSatisfy { $0.stamp.isSettled(at: time) } }
}
