import Glibc

/// What the last build saw and left, in `.zorgsite/snapshot`: enough to tell, without listing a folder or reading the
/// cache, that a build now would make the same.
///
/// It holds names and stamps of all sources, of the folders that they are in, and of all files of the output, as bytes
/// that are compared where they stand.
struct Snapshot: Sendable {
  let summary: BuildReport.Summary
  let outputCount: Int
  private let command: Fingerprint
  private let validFrom: Int64
  private let validUntil: Int64
  private let sources: StampList
  private let folders: StampList
  private let outputs: StampList

  static func path(in state: String) -> String { "\(state)/snapshot" }

  /// Nil where there is none that holds.
  static func load(from state: String) -> Snapshot? {
    guard let content = CacheFile.read(path(in: state)) else { return nil }
    var reader = BinaryReader(content)
    return try? Snapshot(&reader)
  }

  private init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    guard try reader.readText() == BuildCache.version else { throw BinaryReader.Damaged() }
    command = try reader.readFingerprint()
    validFrom = try reader.read()
    validUntil = try reader.read()
    summary = try BuildReport.Summary.read(&reader)
    outputCount = Int(try reader.read(UInt32.self))
    sources = try StampList(&reader)
    folders = try StampList(&reader)
    outputs = try StampList(&reader)
  }

  /// Whether no source was touched, the output stands as it was left, and nothing was due to appear or disappear.
  func holds(in output: OutputFolder, options: BuildOptions) async throws -> Bool {
    // A moment that the command names is a part of the command, and so the same as it was.
    let isNow = options.now != nil || validFrom <= options.systemTime && options.systemTime < validUntil
    guard isNow, command == options.command(output: output),
      Disk.kind("\(output.path)/\(Manifest.fileName)") == .file
    else { return false }
    guard try await sources.holds(below: options.site, kind: S_IFREG),
      try await folders.holds(below: options.site, kind: S_IFDIR)
    else { return false }
    return try await outputs.holds(below: output.path, kind: S_IFREG)
  }

  /// Writes the snapshot of a build that is committed; removes it where a later change could look like none, because a
  /// file was touched just before it was read.
  static func save(
    in state: String, startedAt: Int64, command: Fingerprint, inventory: Inventory, site: Site,
    summary: BuildReport.Summary, outputs: [CachedOutput]
  ) throws(DiskError) {
    guard inventory.isSettled(at: startedAt) else { return try Disk.remove(path(in: state)) }
    var file = try CacheFile(replacing: path(in: state))
    file.writer.write(BuildCache.version)
    file.writer.write(command)
    file.writer.write(site.lastChange?.secondsSinceEpoch ?? .min)
    file.writer.write(site.nextChange?.moment.secondsSinceEpoch ?? .max)
    summary.write(to: &file.writer)
    file.writer.write(UInt32(outputs.count))
    StampList.write(inventory.files.lazy.map { ($0.path, $0.stamp) }, to: &file.writer)
    StampList.write(inventory.folders.lazy.map { ($0.path, $0.stamp) }, to: &file.writer)
    StampList.write(outputs.lazy.map { ($0.path, $0.stamp) }, to: &file.writer)
    try file.finish()
  }
}
