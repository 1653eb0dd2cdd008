import Checks
import Diagnostics

/// What one rendered page or feed showed, as far as other pages or the report need it.
struct SeenPage: Sendable {
  /// Something wrong on the page. Pages that share it, because their template makes it, are reported once.
  struct Note: Sendable, Hashable {
    var code: String
    var message: String
    /// What to look for where it was written; empty where nothing was.
    var literal = ""
    var template: String?
  }

  /// A link to a place on a page.
  struct Anchor: Sendable, Hashable {
    var file: String
    var id: String
    var address: String
  }

  var file: String
  /// As readers see it, `/artikelen/griep/`.
  var address: String
  /// Nil for a feed.
  var template: String?
  var ids: [UInt64] = []
  /// Files that it leads to, as fingerprints.
  var targets: [UInt64] = []
  var anchors: Set<Anchor> = []
  var notes: [Note] = []
  /// What rendering stumbled over.
  var mistakes: [Diagnostic] = []

  init(file: String, address: String, template: String?) {
    self.file = file
    self.address = address
    self.template = template
  }

  mutating func add(_ code: String, _ message: String, literal: String = "") {
    notes.append(Note(code: code, message: message, literal: literal, template: template))
  }

  /// Notes what is wrong with a page by itself. A page that sends its reader on needs no heading; headings that a text
  /// has too many are the text's.
  mutating func note(_ scan: PageScan, isRedirect: Bool, headingsOfText: Int) {
    if !scan.hasTitle { add("output.title", "page without a title") }
    if !scan.hasLanguage { add("output.language", "page without a language") }
    let headings = scan.headingCount - headingsOfText
    if !isRedirect, headings != 1 {
      let count = headings == 0 ? "no heading" : "\(headings) headings"
      add("output.heading", "page with \(count) of the first level")
    }
    for id in scan.duplicateIDs.sorted() {
      add("output.duplicate-id", "the id '\(shortened(id))' stands twice on the page", literal: "id=\"\(id)\"")
    }
    for picture in Set(scan.picturesWithoutAlt).sorted() {
      add("output.alt", "picture '\(shortened(picture))' without 'alt'", literal: picture)
    }
  }
}
