import Calendar
import Diagnostics

/// What one build leaves for the next, in `.zorgsite/cache` as a rule. A cache that is missing, damaged, or from another version of
/// zorgsite is no cache, and never an error.
struct BuildCache: Sendable {
  /// Of the cache and of the snapshot. Changes with everything that could make a later version produce other bytes from
  /// the same sources.
  static let version = "zorgsite cache 8"

  /// When the build began, in nanoseconds since 1970.
  var startedAt: Int64
  var surroundings: Fingerprint
  /// Of what all pages depend on beside records and templates: settings, texts, assets, the clock's switches.
  var conditions: Fingerprint
  /// Of what stood on every page because of notices.
  var banner: Fingerprint
  /// What was published; nil after builds that show what is not public.
  var published: PublishedIdentities.Known?
  /// Every file that was looked at.
  var files: CachedEntries<SourceFile>
  var sources: CachedEntries<CachedSource>
  var outputs: CachedEntries<CachedOutput>

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
    let published = try reader.readOptional { reader throws(BinaryReader.Damaged) in
      PublishedIdentities.Known(isPublic: try reader.readFingerprint(), record: try FileStamp.read(&reader))
    }
    return BuildCache(
      startedAt: startedAt, surroundings: surroundings, conditions: conditions, banner: banner, published: published,
      files: try CachedEntries(&reader), sources: try CachedEntries(&reader), outputs: try CachedEntries(&reader))
  }

  /// Writes the cache beside the old one and puts it in its place.
  static func save(
    in state: String, startedAt: Int64, surroundings: Fingerprint, conditions: Fingerprint, banner: Fingerprint,
    published: PublishedIdentities.Known?, files: [SourceFile], outputs: [CachedOutput], sources: [CachedSource]
  ) throws(DiskError) {
    var file = try CacheFile(replacing: path(in: state))
    file.writer.write(version)
    file.writer.write(startedAt)
    file.writer.write(surroundings)
    file.writer.write(conditions)
    file.writer.write(banner)
    file.writer.write(published) { writer, known in
      writer.write(known.isPublic)
      known.record.write(to: &writer)
    }
    try CachedEntries.write(files, to: &file)
    try CachedEntries.write(sources, to: &file)
    try CachedEntries.write(outputs, to: &file)
    try file.finish()
  }
}
