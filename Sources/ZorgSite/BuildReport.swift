import Calendar
import Diagnostics

/// What a build did, for its summary.
public struct BuildReport: Sendable {
  public var output = ""
  public private(set) var diagnostics: [Diagnostic] = []
  /// Pages by kind, in the order of `Page.Kind`.
  public private(set) var pages: [(kind: Page.Kind, count: Int)] = []
  public private(set) var feedCount = 0
  public private(set) var commentCount = 0
  /// New files and changed ones.
  public private(set) var added: [String] = []
  public private(set) var changed: [String] = []
  public private(set) var removed: [String] = []
  public private(set) var unchangedCount = 0
  public private(set) var hidden: [Site.Hidden] = []
  public private(set) var nextChange: (moment: Moment, path: String)?
  /// Whether the output folder was brought up to date.
  public private(set) var isCommitted = false
  /// For showing moments.
  public private(set) var timeZone = TimeZone.utc

  public init() {}

  /// Whether the build stops: on an error, and in strict builds on a warning too.
  public func hasErrors(isStrict: Bool) -> Bool {
    isStrict ? !diagnostics.isEmpty : diagnostics.hasErrors
  }

  mutating func add(_ found: [Diagnostic]) {
    diagnostics += found
  }

  mutating func describe(_ site: Site) {
    hidden = site.hidden
    nextChange = site.nextChange
    timeZone = site.configuration.timeZone
    commentCount = site.articles.reduce(0) { $0 + $1.thread.count }
  }

  mutating func describe(_ files: [SiteRenderer.File], removed: [String], plan: Plan) {
    for kind in Page.Kind.allCases {
      let count = plan.pages.count { $0.kind == kind }
      if count > 0 { pages.append((kind, count)) }
    }
    feedCount = plan.feeds.count { $0.part == .current && $0.kind != .list }
    for file in files {
      switch file.outcome {
      case .unchanged: unchangedCount += 1
      case .staged(_, isNew: true): added.append(file.file)
      case .staged(_, isNew: false): changed.append(file.file)
      }
    }
    self.removed = removed
    isCommitted = true
  }
}
