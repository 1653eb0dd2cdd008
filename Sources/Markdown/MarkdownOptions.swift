/// How bodies are read and what words the HTML adds to them. All human text comes from the caller's translations.
public struct MarkdownOptions: Sendable {
  /// Whether raw HTML in articles is kept. Where it is not, it shows as text, with a warning.
  public var rawHTML: Bool
  /// Whether `Document.plainText` is wanted.
  public var plainText: Bool
  /// Ids that a page's template uses; no heading gets them.
  public var reservedIDs: Set<String>
  /// Starts of ids that others make, as comments do; no heading's id starts so.
  public var reservedPrefixes: [String]
  public var labels: Labels
  public var limits: Limits

  public init(
    rawHTML: Bool = false, plainText: Bool = false, reservedIDs: Set<String> = [],
    reservedPrefixes: [String] = ["reactie-"], labels: Labels = Labels(), limits: Limits = Limits()
  ) {
    self.rawHTML = rawHTML
    self.plainText = plainText
    self.reservedIDs = reservedIDs
    self.reservedPrefixes = reservedPrefixes
    self.labels = labels
    self.limits = limits
  }

  /// The words in the HTML that the author did not write. The defaults are signs that need no translation, or keys.
  public struct Labels: Sendable {
    /// Titles of `> [!NOTE]` and its kin.
    public var note = "Note"
    public var tip = "Tip"
    public var important = "Important"
    public var warning = "Warning"
    public var caution = "Caution"
    /// Name of the list of footnotes, for screen readers.
    public var footnotes = "Footnotes"
    /// Name of the way back from a footnote; `%` stands for its number.
    public var footnoteBack = "Back to reference %"
    /// Start of a footnote's id: ASCII letters, digits and hyphens.
    public var footnoteID = "fn"
    /// Id of a heading without a letter or digit.
    public var headingID = "kop"
    /// Name of the scrollable region around a table.
    public var table = "Table"
    /// Name of the link from a heading to itself; nil for no such link. `%` stands for the heading.
    public var headingLink: String?
    /// Names of a task list's boxes.
    public var taskDone = "Done"
    public var taskOpen = "To do"

    /// What opens a video.
    public var videoOpen = "Watch"
    /// The link that plays it here, and what that means; `%` stands for the video's site.
    public var videoPlay = "Play here: % gets your data"
    /// The link to the video on its own site.
    public var videoLink = "Watch on %"

    public init() {}
  }

  /// What a body may cost. Beyond a limit there is a diagnostic, and the rest of the site is unharmed.
  public struct Limits: Sendable {
    public var documentBytes = 1 << 20
    public var commentBytes = 16 << 10
    /// Quotes, lists and items inside each other that one line opens.
    public var depth = 32
    /// HTML is at most `outputFactor` times its source plus `outputBase` bytes.
    public var outputFactor = 64
    public var outputBase = 64 << 10

    public init() {}

    func outputBytes(for source: Int) -> Int { source * outputFactor + outputBase }
  }
}
