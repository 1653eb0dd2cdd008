import Calendar
import Diagnostics

/// What a build did, for its summary.
public struct BuildReport: Sendable {
  public var output = ""
  public private(set) var diagnostics: [Diagnostic] = []
  public private(set) var summary = Summary()
  /// What this build changed in the output.
  public private(set) var changes = Changes()
  public var added: [String] { changes.added }
  public var changed: [String] { changes.changed }
  public var removed: [String] { changes.removed }
  /// Files and folders in the output that no build made, at its top; they are left alone.
  public internal(set) var foreign: [String] = []
  /// Whether the commit of an earlier build, which was cut short, was finished first.
  public internal(set) var isRecovered = false
  public private(set) var unchangedCount = 0
  /// Pages and feeds that were made anew, whether or not their bytes changed.
  public private(set) var renderedCount = 0
  /// Filled where the options ask for it.
  public internal(set) var costs = TemplateCosts()
  /// Whether the output folder was brought up to date.
  public private(set) var isCommitted = false
  /// For showing moments.
  public private(set) var timeZone = TimeZone.utc

  /// What the site holds.
  public struct Summary: Sendable {
    /// Pages by kind, in the order of `Page.Kind`.
    public var pages: [(kind: Page.Kind, count: Int)] = []
    public var feedCount = 0
    public var commentCount = 0
    public var hidden: [Site.Hidden] = []
    public var nextChange: (moment: Moment, path: String)?
    var timeZone = "UTC"
    var baseURL = ""
    var warnings: [Diagnostic] = []
  }

  public init() {}

  /// Whether the build stops: on an error, and in strict builds on a warning too.
  public func hasErrors(isStrict: Bool) -> Bool {
    isStrict ? !diagnostics.isEmpty : diagnostics.hasErrors
  }

  mutating func add(_ found: [Diagnostic]) {
    diagnostics += found
  }

  mutating func describe(_ site: Site) {
    summary.hidden = site.hidden
    summary.nextChange = site.nextChange
    summary.timeZone = site.configuration.timeZone.identifier
    summary.baseURL = site.configuration.baseURL
    summary.commentCount = site.articles.reduce(0) { $0 + $1.thread.count }
    timeZone = site.configuration.timeZone
  }

  mutating func describe(_ plan: Plan) {
    var counts: [Page.Kind: Int] = [:]
    for index in plan.pages.indices { counts[plan.pages[index].kind, default: 0] += 1 }
    summary.pages = Page.Kind.allCases.compactMap { kind in counts[kind].map { (kind, $0) } }
    summary.feedCount = plan.feeds.count { $0.part == .current && $0.kind != .list }
  }

  /// `count` is that of all files of the site, where these are only some of them.
  mutating func describe(_ files: [SiteRenderer.File], of count: Int? = nil, newComments: Int = 0) {
    summary.commentCount += newComments
    unchangedCount = count ?? files.count
    for file in files {
      if file.isRendered { renderedCount += 1 }
      if case .staged = file.outcome { unchangedCount -= 1 }
    }
    summary.warnings = diagnostics
  }

  mutating func commit(_ changes: Changes) {
    self.changes = changes
    isCommitted = true
  }

  /// Takes over what the last build found, where nothing has changed since.
  mutating func repeats(_ snapshot: Snapshot) {
    summary = snapshot.summary
    diagnostics = snapshot.summary.warnings
    timeZone = TimeZone.named(snapshot.summary.timeZone) ?? .utc
    unchangedCount = snapshot.outputCount
    isCommitted = true
  }
}

extension BuildReport.Summary {
  func write(to writer: inout BinaryWriter) {
    writer.write(pages) { writer, entry in
      writer.write(entry.kind.rawValue)
      writer.write(Int64(entry.count))
    }
    writer.write(Int64(feedCount))
    writer.write(Int64(commentCount))
    writer.write(hidden) { writer, item in
      writer.write(item.path)
      writer.write(item.title)
      writer.write(item.reason.rawValue)
      writer.write(item.date) { $0.write($1) }
    }
    writer.write(nextChange) { writer, change in
      writer.write(change.moment)
      writer.write(change.path)
    }
    writer.write(timeZone)
    writer.write(baseURL)
    writer.write(warnings) { $0.write($1) }
  }

  static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> BuildReport.Summary {
    var summary = BuildReport.Summary()
    summary.pages = try reader.readList { reader throws(BinaryReader.Damaged) in
      guard let kind = Page.Kind(rawValue: try reader.readText()) else { throw BinaryReader.Damaged() }
      return (kind, Int(try reader.read(Int64.self)))
    }
    summary.feedCount = Int(try reader.read(Int64.self))
    summary.commentCount = Int(try reader.read(Int64.self))
    summary.hidden = try reader.readList { reader throws(BinaryReader.Damaged) in
      let (path, title) = (try reader.readText(), try reader.readText())
      guard let reason = PublicationWindow.Reason(rawValue: try reader.readText()) else { throw BinaryReader.Damaged() }
      let date = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readMoment() }
      return Site.Hidden(path: path, title: title, reason: reason, date: date)
    }
    summary.nextChange = try reader.readOptional { reader throws(BinaryReader.Damaged) in
      (try reader.readMoment(), try reader.readText())
    }
    summary.timeZone = try reader.readText()
    summary.baseURL = try reader.readText()
    summary.warnings = try reader.readList { reader throws(BinaryReader.Damaged) in try reader.readDiagnostic() }
    return summary
  }
}
