import Testing

@testable import ZorgSite

@Suite struct ChangesTests {
  @Test(arguments: [
    // What one build did to a file, what the next did, and what both did together.
    ("added", "changed", "added"), ("added", "removed", "removed"), ("changed", "removed", "removed"),
    ("removed", "added", "changed"), ("changed", "changed", "changed"), ("none", "added", "added"),
    ("removed", "none", "removed"),
  ])
  func joinsWhatTwoBuildsDid(earlier: String, later: String, both: String) {
    #expect(changes(later).following(changes(earlier)) == changes(both))
  }

  @Test func tellsFullAddressesAndFiles() {
    var changes = Changes()
    changes.added = ["index.html", "artikelen/griep/index.html", "404.html"]
    changes.removed = ["onderwerpen/ziekte van crohn/feed.json", "artikelen/mijnindex.html"]
    let json = String(decoding: changes.json(baseURL: "https://voorbeeld.nl/portal/"), as: UTF8.self)
    #expect(
      json == """
        {
          "version": 1,
          "baseURL": "https://voorbeeld.nl/portal/",
          "added": [
            {"url": "https://voorbeeld.nl/portal/", "file": "index.html"},
            {"url": "https://voorbeeld.nl/portal/artikelen/griep/", "file": "artikelen/griep/index.html"},
            {"url": "https://voorbeeld.nl/portal/404.html", "file": "404.html"}
          ],
          "changed": [],
          "removed": [
            {"url": "https://voorbeeld.nl/portal/onderwerpen/ziekte%20van%20crohn/feed.json", "file": "onderwerpen/ziekte van crohn/feed.json"},
            {"url": "https://voorbeeld.nl/portal/artikelen/mijnindex.html", "file": "artikelen/mijnindex.html"}
          ]
        }

        """)
  }

  private func changes(_ kind: String) -> Changes {
    var changes = Changes()
    switch kind {
    case "added": changes.added = ["a.html"]
    case "changed": changes.changed = ["a.html"]
    case "removed": changes.removed = ["a.html"]
    default: break
    }
    return changes
  }
}
