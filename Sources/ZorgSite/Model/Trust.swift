import Calendar
import Diagnostics

/// Why a reader can rely on a text: where it comes from, who reviewed it and when it is to be reviewed again.
public struct Trust: Sendable {
  public var sources: [Source] = []
  /// As written: ids of profiles, or names with an address.
  public var reviewers: [Reviewer] = []
  public var lastReviewed: Moment?
  /// The end of the period for which the review holds.
  public var reviewDue: Moment?
  public var reviewPosition: Position?
  /// For whom it is written, in the words that readers see.
  public var audience: [String] = []
  /// Interests, funding, or help of machines, that a reader should know of.
  public var disclosure: String?

  public init() {}

  /// A publication that a text rests on.
  public struct Source: Sendable {
    public var title: String
    /// As a page links to it.
    public var url: String?
    public var publisher: String?
    /// As written: a year, or a date.
    public var date: String?
    public var doi: String?
    public var isbn: String?
    public var position: Position
  }

  /// Somebody who judged a text.
  public struct Reviewer: Sendable {
    /// An author's id, until linking makes it the name; else the name.
    public var name: String
    public var url: String?
    public var position: Position
    /// The author's position in the site's list, after linking.
    public var author: UInt32?
  }

  /// Whether anything of it is said.
  public var isEmpty: Bool {
    sources.isEmpty && reviewers.isEmpty && lastReviewed == nil && audience.isEmpty && disclosure == nil
  }
}
