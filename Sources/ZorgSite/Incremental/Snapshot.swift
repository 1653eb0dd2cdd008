import Glibc

/// What the last build saw and left, in `.zorgsite/snapshot`: enough to tell, without listing a folder or reading the
/// cache, that a build now would make the same.
///
/// It holds names and stamps of all sources, of the folders that they are in, and of all files of the output, as bytes
/// that are compared where they stand.
struct Snapshot: Sendable {
  /// When the build began, in nanoseconds since 1970.
  let startedAt: Int64
  private(set) var summary: BuildReport.Summary
  let outputCount: Int
  /// What later builds changed of it.
  private(set) var edits: RecentEdits?
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
    guard var snapshot = try? Snapshot(&reader) else { return nil }
    if let edits = RecentEdits.load(from: state, of: snapshot.startedAt) {
      snapshot.edits = edits
      snapshot.summary = edits.summary
    }
    return snapshot
  }

  private init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    guard try reader.readText() == BuildCache.version else { throw BinaryReader.Damaged() }
    startedAt = try reader.read()
    command = try reader.readFingerprint()
    validFrom = try reader.read()
    validUntil = try reader.read()
    summary = try BuildReport.Summary.read(&reader)
    outputCount = Int(try reader.read(UInt32.self))
    sources = try StampList(&reader)
    folders = try StampList(&reader)
    outputs = try StampList(&reader)
  }

  /// What does not look as the last build saw it.
  struct Touched: Sendable {
    /// From the site's folder.
    var sources: [String]
    var folders: [String]

    var isEmpty: Bool { sources.isEmpty && folders.isEmpty }
  }

  /// What was touched of the sources since the last build; nil where that is more than a few files, or where a build must
  /// look at everything: something was due to appear or disappear, or the command is another one.
  func touched(by output: OutputFolder, options: BuildOptions) async throws -> Touched? {
    // A moment that the command names is a part of the command, and so the same as it was.
    let isNow =
      options.now != nil
      || max(validFrom, edits?.validFrom ?? .min) <= options.systemTime && options.systemTime < validUntil
    guard isNow, command == options.command(output: output),
      Disk.kind("\(output.path)/\(Manifest.fileName)") == .file,
      let files = try await sources.touched(
        below: options.site, kind: S_IFREG, later: edits?.sourceStamps ?? [:]),
      let folders = try await folders.touched(below: options.site, kind: S_IFDIR, later: edits?.folderStamps ?? [:])
    else { return nil }
    return Touched(sources: files, folders: folders)
  }

  /// Whether the output stands as the last build left it.
  func isIntact(_ output: OutputFolder) async throws -> Bool {
    try await outputs.touched(below: output.path, kind: S_IFREG, later: edits?.outputStamps ?? [:])?.isEmpty ?? false
  }

  /// The names of all files and folders that the last build saw in some folders.
  func names(in paths: [String]) -> [ArraySlice<UInt8>: Set<ArraySlice<UInt8>>] {
    var names = Dictionary(paths.map { (Array($0.utf8)[...], Set<ArraySlice<UInt8>>()) }, uniquingKeysWith: { $1 })
    sources.addNames(to: &names)
    folders.addNames(to: &names)
    return names
  }

  /// Writes the snapshot of a build that is committed. What was touched just before it was read, so that a later change
  /// could look like none, gets a stamp that nothing has. What cannot be stamped at all leaves no snapshot. `inventory` is
  /// all but the sources that were read.
  static func save(
    in state: String, startedAt: Int64, command: Fingerprint, read: [CachedSource], inventory: Inventory, site: Site,
    summary: BuildReport.Summary, outputs: [CachedOutput]
  ) throws(DiskError) {
    guard inventory.canBeStamped else { return try Disk.remove(path(in: state)) }
    func stamped(_ file: SourceFile) -> (String, FileStamp) {
      (file.path, file.stamp.isSettled(at: startedAt) ? file.stamp : .none)
    }
    var file = try CacheFile(replacing: path(in: state))
    file.writer.write(BuildCache.version)
    file.writer.write(startedAt)
    file.writer.write(command)
    file.writer.write(site.lastChange?.secondsSinceEpoch ?? .min)
    file.writer.write(site.nextChange?.moment.secondsSinceEpoch ?? .max)
    summary.write(to: &file.writer)
    file.writer.write(UInt32(outputs.count))
    let files = read.map { SourceFile(path: $0.path, stamp: $0.stamp) } + inventory.files
    StampList.write(files.lazy.map(stamped), to: &file.writer)
    StampList.write(inventory.folders.lazy.map(stamped), to: &file.writer)
    StampList.write(outputs.lazy.map { ($0.path, $0.stamp) }, to: &file.writer)
    try file.finish()
  }
}
