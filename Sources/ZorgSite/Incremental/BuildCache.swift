import Calendar
import Diagnostics

/// What one build leaves for the next, in `.zorgsite/cache` as a rule. A cache that is missing, damaged, or from another version of
/// zorgsite is no cache, and never an error.
struct BuildCache: Sendable {
  /// Changes with everything that could make a later version produce other bytes from the same sources.
  static let version = "zorgsite cache 5"

  /// When the build began, in nanoseconds since 1970.
  var startedAt: Int64
  /// Of the command's own options.
  var command: Fingerprint
  var surroundings: Fingerprint
  /// Of what all pages depend on beside records and templates: settings, texts, assets, the clock's switches.
  var conditions: Fingerprint
  /// Of what stood on every page because of notices.
  var banner: Fingerprint
  var sources: CachedSources
  var outputs: [String: CachedOutput]
  var inventory: Inventory
  var summary: BuildReport.Summary

  /// Every file that was looked at, and the span of time for which the result holds.
  struct Inventory: Sendable, Equatable {
    var files: [SourceFile] = []
    /// The last moment at which something appeared or disappeared, and the next; seconds since 1970.
    var validFrom = Int64.min
    var validUntil = Int64.max
  }

  static func path(in state: String) -> String { "\(state)/cache" }

  static func load(from state: String) -> BuildCache? {
    guard let bytes = try? Disk.read(path(in: state)), bytes.count > 8 else { return nil }
    // The last eight bytes are the fingerprint of all others.
    var ending = BinaryReader(bytes[(bytes.count - 8)...])
    guard let expected = try? ending.readFingerprint(), expected == Fingerprint(of: bytes[..<(bytes.count - 8)]) else {
      return nil
    }
    var reader = BinaryReader(bytes[..<(bytes.count - 8)])
    return try? read(&reader)
  }

  private static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> BuildCache {
    guard try reader.readText() == version else { throw BinaryReader.Damaged() }
    let (startedAt, command): (Int64, Fingerprint) = (try reader.read(), try reader.readFingerprint())
    let (surroundings, conditions) = (try reader.readFingerprint(), try reader.readFingerprint())
    let banner = try reader.readFingerprint()
    var inventory = Inventory()
    inventory.validFrom = try reader.read()
    inventory.validUntil = try reader.read()
    inventory.files = try reader.readList { reader throws(BinaryReader.Damaged) in
      SourceFile(path: try reader.readText(), stamp: try FileStamp.read(&reader))
    }
    let summary = try BuildReport.Summary.read(&reader)
    let outputs = try reader.readList { reader throws(BinaryReader.Damaged) in try CachedOutput.read(&reader) }
    let sources = try reader.readList { reader throws(BinaryReader.Damaged) in try CachedSource.read(&reader) }
    return BuildCache(
      startedAt: startedAt, command: command, surroundings: surroundings, conditions: conditions, banner: banner,
      sources: CachedSources(sources),
      outputs: Dictionary(outputs.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first }), inventory: inventory,
      summary: summary)
  }

  /// Writes the cache beside the old one and puts it in its place.
  static func save(
    in state: String, startedAt: Int64, command: Fingerprint, surroundings: Fingerprint, conditions: Fingerprint,
    banner: Fingerprint, inventory: Inventory,
    summary: BuildReport.Summary, outputs: [CachedOutput], sources: [CachedSource]
  ) throws(DiskError) {
    var writer = BinaryWriter()
    writer.write(version)
    writer.write(startedAt)
    writer.write(command)
    writer.write(surroundings)
    writer.write(conditions)
    writer.write(banner)
    writer.write(inventory.validFrom)
    writer.write(inventory.validUntil)
    writer.write(inventory.files) { writer, file in
      writer.write(file.path)
      file.stamp.write(to: &writer)
    }
    summary.write(to: &writer)
    writer.write(outputs) { $1.write(to: &$0) }
    writer.write(sources) { $1.write(to: &$0) }
    writer.write(Fingerprint(of: writer.bytes))
    try Disk.write(writer.bytes, to: path(in: state) + ".new")
    try Disk.move(path(in: state) + ".new", to: path(in: state))
  }
}
