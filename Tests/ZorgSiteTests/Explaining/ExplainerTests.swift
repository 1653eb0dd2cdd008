import Foundation
import Testing

@testable import ZorgSite

@Suite struct ExplainerTests {
  private func explain(_ subject: String, in site: TemporarySite) async throws -> Explanation {
    try await Explainer.load(BuildOptions(site: site.path, systemTime: 1_717_236_000)).explain(subject)
  }

  private func fact(_ key: String, _ explanation: Explanation) -> String {
    explanation.facts.first { $0.key == key }?.text ?? ""
  }

  @Test(arguments: [
    "/artikelen/griep/", "artikelen/griep", "artikelen/griep/index.html", "https://proef.voorbeeld.nl/artikelen/griep/",
    "https://proef.voorbeeld.nl/artikelen/griep/?x=1#reacties", "/artikelen/gr%69ep/",
  ])
  func knowsAFileByAllItsNames(name: String) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    let explanation = try await explain(name, in: site)
    #expect(explanation.file == "artikelen/griep/index.html")
    #expect(fact("what", explanation) == "the page 'article' of content/articles/griep.md")
    let names = explanation.entries.map(\.name)
    #expect(names.contains("content/articles/griep.md") && names.contains("content/authors/sanne.md"))
    #expect(names.contains("themes/kaal/templates/article.html") && names.contains("themes/kaal/templates/base.html"))
  }

  @Test func saysWhatWillAndWhatDidMakeAPageAnew() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    try site.write("---\nname: Anna\n---\nTekst.", to: "content/authors/sanne.md")
    let before = try await explain("/artikelen/griep/", in: site)
    #expect(fact("nextBuild", before).hasPrefix("makes it anew: content/authors/sanne.md changed"))
    #expect(fact("nextBuild", try await explain("/404.html", in: site)) == "leaves it as it is")
    try await site.build()
    let after = try await explain("/artikelen/griep/", in: site)
    #expect(fact("lastBuild", after).hasPrefix("made it anew: content/authors/sanne.md changed"))
    #expect(fact("lastBuild", try await explain("/404.html", in: site)).hasPrefix("left as it was"))
    #expect(fact("nextBuild", after) == "leaves it as it is")
  }

  @Test func tellsHandsFromSettingsAndFromWhatIsGone() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    try site.write("beklad", to: "output/index.html")
    #expect(fact("nextBuild", try await explain("/", in: site)).contains("altered or deleted by hand"))
    try await site.build()
    #expect(fact("lastBuild", try await explain("/", in: site)).contains("altered or deleted"))
    let settings = site.folder.appending(path: "zorgsite.yaml")
    try site.write(String(contentsOf: settings, encoding: .utf8) + "\ndescription: Anders\n", to: "zorgsite.yaml")
    #expect(fact("nextBuild", try await explain("/", in: site)).contains("as everything: settings"))
    try await site.build()
    #expect(fact("lastBuild", try await explain("/", in: site)).contains("as everything: settings"))
    try site.delete("content/articles/griep.md")
    #expect(fact("nextBuild", try await explain("/artikelen/griep/", in: site)) == "removes it")
  }

  @Test func namesWhatDependsOnASource() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    let author = try await explain("content/authors/sanne.md", in: site).entries.map(\.name)
    #expect(author.contains("artikelen/griep/index.html") && author.contains("auteurs/sanne/index.html"))
    #expect(author.contains("index.xml") && !author.contains("404.html"))
    let template = try await explain("themes/kaal/templates/year.html", in: site).entries.map(\.name)
    #expect(template == ["archief/2024/index.html"])
    #expect(fact("usedByAll", try await explain("zorgsite.yaml", in: site)).hasPrefix("every file"))
  }

  @Test func saysWhyADraftIsNowhere() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("---\ntitle: Later\ndate: 2024-05-01\ndraft: true\n---\nTekst.", to: "content/articles/later.md")
    try await site.build()
    let explanation = try await explain("content/articles/later.md", in: site)
    #expect(fact("hidden", explanation).hasPrefix("draft"))
    #expect(explanation.entries.isEmpty)
  }

  @Test(arguments: ["nergens", "content/articles/nergens.md", "output/CNAME"])
  func refusesWhatItDoesNotKnow(name: String) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    try site.write("x", to: "output/CNAME")
    await #expect(throws: Refusal.self) {
      try await explain(name == "output/CNAME" ? site.path + "/" + name : name, in: site)
    }
  }

  @Test func givesTheSameToScripts() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    let json = try await explain("/artikelen/griep/", in: site).json
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["file"] as? String == "artikelen/griep/index.html")
    #expect(object["nextBuild"] as? String == "leaves it as it is")
    #expect((object["madeOf"] as? [[String: Any]])?.isEmpty == false)
  }
}
