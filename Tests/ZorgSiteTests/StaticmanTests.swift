import Foundation
import Testing
import ZorgSite

/// Staticman's entries in the shapes that sites bring along.
@Suite struct StaticmanTests {
  static func entry(_ name: String, hour: Int, keys: String = "", id: String? = nil, message: String = "Dank.")
    -> String
  {
    """
    _id: \(id ?? "uuid-\(name.lowercased())")
    name: \(name)
    email: 0c17e9d1d2b0d3f1a1b2c3d4e5f60718
    ip: 10.0.0.9
    date: 2019-03-0\(hour)T10:00:00.000Z
    message: "\(message)"
    \(keys)
    """
  }

  /// The second of two top-level comments is answered, however the entry names it.
  @Test(arguments: [
    "_parent: uuid-bob", "_parent: entry2", "parent: uuid-bob", "replying_to_uid: uuid-bob",
    "_parent: /griep/entry2", "_parent: comments/griep/entry2.yml", "replying_to: 2", "replying_to: '2'",
    "_parent: griep\nreplying_to: '2'", "_parent: /artikelen/griep/\nreplying_to: '2'",
    "_parent: https://oud.voorbeeld.nl/griep.html\nreplying_to: 2",
    "_parent: b1946ac92492d2347c6235b4d2611184\nreplying_to: 2",
    "replying_to_uid: uuid-bob\nreplying_to: '1'", "reply_to: uuid-bob", "replyingTo: 2",
    "replying_to_uid: ''\nreplying_to: 2",
  ])
  func findsTheParent(keys: String) async throws {
    let (page, report, _) = try await ThreadTests.thread([
      "entry1.yml": Self.entry("Anna", hour: 1), "entry2.yml": Self.entry("Bob", hour: 2),
      "entry3.yml": Self.entry("Carla", hour: 3, keys: keys), "entry4.yml": Self.entry("Dirk", hour: 4),
    ])
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map(\.message))")
    #expect(page.contains("2. Bob: <p>Dank.</p>\n<ol><li id=\"reactie-entry3\">3. Carla"))
  }

  @Test(arguments: [
    "_parent: ''", "_parent: griep", "_parent: /artikelen/griep/", "replying_to: 0", "replying_to: ''", "replying_to:",
    "replying_to_uid: ''",
  ])
  func staysAtTheTopWithoutAParent(keys: String) async throws {
    let (page, report, _) = try await ThreadTests.thread([
      "entry1.yml": Self.entry("Anna", hour: 1), "entry2.yml": Self.entry("Bob", hour: 2, keys: keys),
    ])
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map(\.message))")
    #expect(page.contains("<li id=\"reactie-entry2\">2. Bob"))
    #expect(page.components(separatedBy: "<ol>").count == 2)
  }

  @Test(arguments: [
    ("2019-03-05T10:11:12.000Z", "2019-03-05T10:11:12+00:00"), ("'2019-03-05 10:11:12'", "2019-03-05T10:11:12+01:00"),
    ("1551780672", "2019-03-05T11:11:12+01:00"), ("'1551780672'", "2019-03-05T11:11:12+01:00"),
    ("1551780672123", "2019-03-05T11:11:12+01:00"), ("2019-03-05", "2019-03-05T00:00:00+01:00"),
    ("'2019-03-05T10:11:12+02:00'", "2019-03-05T10:11:12+02:00"),
  ])
  func readsDates(written: String, meant: String) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("name: Anna\ndate: \(written)\nmessage: Dank.\n", to: "content/comments/griep/a.yml")
    let report = try await site.build()
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map(\.message))")
    let feed = try #require(site.page("reacties/atom.xml"))
    let shown = meant.hasSuffix("+00:00") ? meant.replacingOccurrences(of: "+00:00", with: "Z") : meant
    #expect(feed.contains("<published>\(meant)</published>") || feed.contains("<published>\(shown)</published>"))
  }

  @Test func readsTimestampsInJSON() async throws {
    let (page, report, _) = try await ThreadTests.thread([
      "a.json": #"{"_id":"x","name":"Anna","timestamp":1551780672,"message":"Een\r\n\r\nTwee","_parent":null}"#
    ])
    #expect(report.diagnostics.isEmpty)
    #expect(page.contains("1. Anna: <p>Een</p>\n<p>Twee</p>"))
  }

  @Test func endsAtASecondDocument() async throws {
    let (page, report, _) = try await ThreadTests.thread([
      "a.yml": "---\nname: Anna\ndate: 2019-03-05\nmessage: Dank.\n---\nname: Bob\nmessage: Verborgen.\n"
    ])
    #expect(report.summary.commentCount == 1)
    #expect(page.contains("1. Anna") && !page.contains("Verborgen"))
  }

  @Test func showsHTMLInMessagesAsText() async throws {
    let (page, _, feed) = try await ThreadTests.thread([
      "a.yml": Self.entry("Anna", hour: 1, message: "<p>Een <b>vet</b> woord</p><script>alert(1)</script>")
    ])
    #expect(page.contains("&lt;b&gt;vet&lt;/b&gt;") && !page.contains("<script>alert"))
    #expect(!feed.contains("<script>"))
  }

  @Test func readsHashesAndAddressesNoFurtherThanTheParser() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.entry("Anna", hour: 1), to: "content/comments/griep/a.yml")
    try await site.build()
    for (name, data) in site.outputFiles() {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.contains("0c17e9d1") && !text.contains("10.0.0.9"), "\(name)")
    }
    let cache = try Data(contentsOf: site.folder.appending(path: ".zorgsite/cache"))
    #expect(cache.range(of: Data("0c17e9d1".utf8)) == nil && cache.range(of: Data("10.0.0.9".utf8)) == nil)
  }
}
