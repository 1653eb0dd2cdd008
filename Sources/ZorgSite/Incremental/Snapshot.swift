import Glibc

/// What the last build saw and left, in `.zorgsite/snapshot`: enough to tell, without reading the cache, that a build now
/// would make the same.
///
/// It holds no list of the sources, only a hash of their names and stamps; and of each file of the output its name and its
/// stamp, as bytes that are compared where they stand.
struct Snapshot: Sendable {
  let summary: BuildReport.Summary
  let outputCount: Int
  private let command: Fingerprint
  private let sources: Fingerprint
  private let validFrom: Int64
  private let validUntil: Int64
  private let bytes: [UInt8]
  /// Where the outputs stand in `bytes`, in parts of some hundred.
  private let parts: [Range<Int>]

  static func path(in state: String) -> String { "\(state)/snapshot" }

  /// Nil where there is none that holds.
  static func load(from state: String) -> Snapshot? {
    guard let bytes = try? Disk.read(path(in: state)), bytes.count > 8 else { return nil }
    let content = bytes[..<(bytes.count - 8)]
    var ending = BinaryReader(bytes[(bytes.count - 8)...])
    guard let expected = try? ending.readFingerprint(), expected == Fingerprint(of: content) else { return nil }
    var reader = BinaryReader(content)
    return try? Snapshot(&reader, bytes)
  }

  private init(_ reader: inout BinaryReader, _ bytes: [UInt8]) throws(BinaryReader.Damaged) {
    guard try reader.readText() == BuildCache.version else { throw BinaryReader.Damaged() }
    command = try reader.readFingerprint()
    sources = try reader.readFingerprint()
    validFrom = try reader.read()
    validUntil = try reader.read()
    summary = try BuildReport.Summary.read(&reader)
    outputCount = Int(try reader.read(UInt32.self))
    var parts: [Range<Int>] = []
    var start = reader.offset
    for number in 0..<outputCount {
      _ = try reader.readBytes(Int(try reader.read(UInt32.self)))
      _ = try reader.readBytes(FileStamp.encodedSize)
      if number % 256 == 255 || number == outputCount - 1 {
        parts.append(start..<reader.offset)
        start = reader.offset
      }
    }
    self.parts = parts
    self.bytes = bytes
  }

  /// Whether no source was touched, the output stands as it was left, and nothing was due to appear or disappear.
  func holds(_ inventory: Inventory, in output: OutputFolder, options: BuildOptions) async throws -> Bool {
    guard options.now == nil, command == options.command(output: output), sources == inventory.fingerprint,
      validFrom <= options.systemTime, options.systemTime < validUntil,
      Disk.kind("\(output.path)/\(Manifest.fileName)") == .file
    else { return false }
    let prefix = Array("\(output.path)/".utf8)
    return try await parts.parallelMap { isUntouched($0, prefix) }.allSatisfy(\.self)
  }

  private func isUntouched(_ part: Range<Int>, _ prefix: [UInt8]) -> Bool {
    var reader = BinaryReader(bytes[part])
    var path = prefix
    while !reader.isAtEnd {
      guard let count = try? reader.read(UInt32.self), let name = try? reader.readBytes(Int(count)),
        let stamp = try? FileStamp.read(&reader)
      else { return false }
      path.removeLast(path.count - prefix.count)
      path += name
      path.append(0)
      if FileStamp(terminated: path) != stamp { return false }
    }
    return true
  }

  /// Writes the snapshot of a build that is committed; removes it where a later change could look like none, because a
  /// file was touched just before it was read.
  static func save(
    in state: String, startedAt: Int64, command: Fingerprint, inventory: Inventory, site: Site,
    summary: BuildReport.Summary, outputs: [CachedOutput]
  ) throws(DiskError) {
    guard inventory.isSettled(at: startedAt) else { return try Disk.remove(path(in: state)) }
    var writer = BinaryWriter()
    writer.write(BuildCache.version)
    writer.write(command)
    writer.write(inventory.fingerprint)
    writer.write(site.lastChange?.secondsSinceEpoch ?? .min)
    writer.write(site.nextChange?.moment.secondsSinceEpoch ?? .max)
    summary.write(to: &writer)
    writer.write(outputs) { writer, output in
      writer.write(output.file)
      output.stamp.write(to: &writer)
    }
    writer.write(Fingerprint(of: writer.bytes))
    try Disk.write(writer.bytes, to: path(in: state) + ".new")
    try Disk.move(path(in: state) + ".new", to: path(in: state))
  }
}
