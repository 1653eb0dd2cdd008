import Diagnostics
import FrontMatter
import Markdown

/// The profile of someone who writes for the portal. The file's name is the id.
public struct Author: Sendable {
  public var source: SourceName
  public var id = ""
  public var slug = ""
  public var name = ""
  public var role: String?
  public var organisation: String?
  public var big: String?
  public var links: [(title: String, url: String)] = []
  public var photoReference: Article.Located?
  public var summary = ""
  public var params: [Entry] = []
  public var body: Document

  public var permalink = Permalink.none
  public var photo: Picture?
  /// Newest first.
  public var articles: [UInt32] = []
  public var linkURLs: [ResolvedLink] = []

  /// The first letters of the first and the last name, for a picture's place: `SW`.
  public var initials: String {
    let words = name.split(separator: " ").filter { $0.first?.isUppercase == true || $0.first?.isNumber == true }
    let letters = [words.first?.first, words.count > 1 ? words.last?.first : nil].compactMap(\.self)
    return letters.isEmpty ? String(name.prefix(1)).uppercased() : String(letters)
  }
}
