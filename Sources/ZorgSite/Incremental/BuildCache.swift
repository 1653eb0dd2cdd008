import Calendar
import Diagnostics

/// What one build leaves for the next, in `.zorgsite/cache` as a rule. A cache that is missing, damaged, or from another version of
/// zorgsite is no cache, and never an error.
struct BuildCache: Sendable {
  /// Of the cache and of the snapshot. Changes with everything that could make a later version produce other bytes from
  /// the same sources.
  static let version = "zorgsite cache 7"

  /// When the build began, in nanoseconds since 1970.
  var startedAt: Int64
  var surroundings: Fingerprint
  /// Of what all pages depend on beside records and templates: settings, texts, assets, the clock's switches.
  var conditions: Fingerprint
  /// Of what stood on every page because of notices.
  var banner: Fingerprint
  /// Every file that was looked at.
  var files: [SourceFile]
  var sources: CachedSources
  var outputs: [String: CachedOutput]

  static func path(in state: String) -> String { "\(state)/cache" }

  static func load(from state: String) -> BuildCache? {
    guard let content = CacheFile.read(path(in: state)) else { return nil }
    var reader = BinaryReader(content)
    return try? read(&reader)
  }

  private static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> BuildCache {
    guard try reader.readText() == version else { throw BinaryReader.Damaged() }
    let startedAt: Int64 = try reader.read()
    let (surroundings, conditions) = (try reader.readFingerprint(), try reader.readFingerprint())
    let banner = try reader.readFingerprint()
    let files = try reader.readList { reader throws(BinaryReader.Damaged) in
      SourceFile(path: try reader.readText(), stamp: try FileStamp.read(&reader))
    }
    let outputs = try reader.readList { reader throws(BinaryReader.Damaged) in try CachedOutput.read(&reader) }
    let sources = try reader.readList { reader throws(BinaryReader.Damaged) in try CachedSource.read(&reader) }
    return BuildCache(
      startedAt: startedAt, surroundings: surroundings, conditions: conditions, banner: banner, files: files,
      sources: CachedSources(sources),
      outputs: Dictionary(outputs.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Writes the cache beside the old one and puts it in its place.
  static func save(
    in state: String, startedAt: Int64, surroundings: Fingerprint, conditions: Fingerprint, banner: Fingerprint,
    files: [SourceFile], outputs: [CachedOutput], sources: [CachedSource]
  ) throws(DiskError) {
    var file = try CacheFile(path: path(in: state) + ".new")
    file.writer.write(version)
    file.writer.write(startedAt)
    file.writer.write(surroundings)
    file.writer.write(conditions)
    file.writer.write(banner)
    file.writer.write(files) { writer, file in
      writer.write(file.path)
      file.stamp.write(to: &writer)
    }
    file.writer.write(UInt32(outputs.count))
    for output in outputs {
      output.write(to: &file.writer)
      try file.flush()
    }
    file.writer.write(UInt32(sources.count))
    for source in sources {
      source.write(to: &file.writer)
      try file.flush()
    }
    try file.finish()
    try Disk.move(path(in: state) + ".new", to: path(in: state))
  }
}
