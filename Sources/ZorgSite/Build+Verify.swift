extension Build {
  /// Builds the site once more from nothing, in a folder of its own, and compares every file with the output.
  ///
  /// Returns the files that differ, that are missing in the output, or that the output has too many; none where the
  /// incremental build was right.
  public func verify() async throws -> [String] {
    let folder = "\(options.site)/.zorgsite/verify"
    try Disk.removeTree(folder)
    var options = options
    let output = try OutputFolder(options.output ?? "\(options.site)/output", site: options.site)
    options.scratchOutput = folder
    options.usesCache = false
    options.savesCache = false
    let report = try await Build(options).run()
    guard report.isCommitted else { return [] }
    let (expected, actual) = (try Manifest.read(in: folder).files, try Manifest.read(in: output.path).files)
    let differing = try await expected.union(actual).sorted().parallelMap { file -> String? in
      let bytes = [folder, output.path].map {
        Disk.kind("\($0)/\(file)") == .file ? try? Disk.read("\($0)/\(file)") : nil
      }
      return bytes[0] == bytes[1] ? nil : file
    }.compactMap(\.self)
    try Disk.removeTree(folder)
    return differing
  }
}
