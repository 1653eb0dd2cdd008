import Calendar
import Diagnostics

/// What a build is asked to do.
public struct BuildOptions: Sendable {
  /// The folder with `zorgsite.yaml`, `content` and `themes`.
  public var site: String
  /// `output` in the site's folder where nil.
  public var output: String?
  /// Whether the site is built for looking at: into a folder of its own, with a state of its own, so that it never meets
  /// what is published. The theme's files keep their names, so that a page stays as it is when a stylesheet changes.
  public var isPreview = false
  /// A folder below `.zorgsite` to build into instead of the output, for comparing.
  var scratchOutput: String?
  /// From the site's folder, or absolute.
  public var configuration = "zorgsite.yaml"
  /// Overrides the configuration's.
  public var baseURL: String?
  /// The moment to build for, as editors write dates; the system's where nil.
  public var now: String?
  /// Seconds since 1970, for builds without `now`.
  public var systemTime: Int64
  public var showsDrafts = false
  public var showsFuture = false
  public var showsExpired = false
  /// Whether warnings stop the build.
  public var isStrict = false
  /// Whether the last build's cache is used.
  public var usesCache = true
  /// Whether a cache is left for the next build.
  public var savesCache = true
  /// Whether to measure what each template costs.
  public var measures = false
  /// Whether the process ends after this build: then its memory is left to the system, which takes it back at once.
  public var endsProcess = false
  /// Whether nothing is written.
  public var isDryRun = false
  /// Given, after a build, what it left in memory.
  var keep: (@Sendable (BuiltSite) -> Void)?
  /// Called now and then, from any task but never from two at once, with the number of files that are rendered and that
  /// there are. Tasks wait for it.
  public var progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }

  public init(site: String, systemTime: Int64) {
    self.site = site
    self.systemTime = systemTime
  }

  /// Where builds keep what they know and what is not ready: lock, cache, journal, staging.
  var state: String { isPreview ? "\(site)/.zorgsite/preview" : "\(site)/.zorgsite" }

  /// The folder into which a preview is built.
  var previewFolder: String { "\(site)/.zorgsite/preview/site" }

  /// Where the record of published ids stands. A preview is held to it like any build, and adds nothing to it.
  var publishedFolder: String {
    get throws { isPreview ? output ?? "\(site)/output" : try outputFolder.path }
  }

  var outputFolder: OutputFolder {
    get throws {
      if let scratchOutput { return OutputFolder(scratch: scratchOutput) }
      if isPreview { return OutputFolder(scratch: previewFolder) }
      return try OutputFolder(output ?? "\(site)/output", site: site)
    }
  }

  /// Of all that the command line says and that decides over the output.
  func command(output: OutputFolder) -> Fingerprint {
    var writer = BinaryWriter()
    writer.write(output.path)
    writer.write(configuration)
    writer.write(baseURL)
    writer.write(now)
    for option in [showsDrafts, showsFuture, showsExpired, isStrict] { writer.write(option) }
    return Fingerprint(of: writer.bytes)
  }

  /// Of what every page depends on beside records and templates.
  func conditions(of sources: Sources, _ assets: PublishedAssets, output: OutputFolder) -> Fingerprint {
    var writer = BinaryWriter()
    writer.write(sources.surroundings)
    writer.write(output.path)
    for option in [showsDrafts, showsFuture, showsExpired] { writer.write(option) }
    writer.write(assets.files.values.map(\.permalink.path).sorted()) { $0.write($1) }
    return Fingerprint(of: writer.bytes)
  }

  func clock(in zone: TimeZone, _ report: inout BuildReport) -> Clock? {
    var clock = Clock(
      now: systemTime, showsDrafts: showsDrafts, showsFuture: showsFuture, showsExpired: showsExpired)
    guard let now else { return clock }
    switch parseMoment(now, in: zone) {
    case .success(let moment): clock.now = moment.secondsSinceEpoch
    case .failure(let reason):
      report.add([.wrongDate(now, reason, at: Position(line: 1, column: 1)).inFile("--now")])
      return nil
    }
    return clock
  }
}
