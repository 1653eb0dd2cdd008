import Foundation
import Testing
import ZorgSite

/// After an edit of a text, or an approval, a build links nothing; after anything else it does. Either way it makes what a
/// clean one makes.
@Suite struct QuickBuildTests {
  enum Edit: String, CaseIterable {
    // Those after which nothing is linked.
    case text, longText, savedByRenaming, textOfADraft, touched, approved, approvedReply, textAndApproved, spam
    // All others.
    case title, summary, heading, link, picture, badFrontMatter, hiddenComment, editedComment, futureComment, newComment
    case approvedWithoutArticle, alteredPage, alteredRecord, template, settings, author

    var isQuick: Bool {
      switch self {
      case .text, .longText, .savedByRenaming, .textOfADraft, .touched: true
      case .approved, .approvedReply, .textAndApproved, .spam: true
      default: false
      }
    }
  }

  private static let article = "content/articles/vraag.md"
  private static let thread = "content/comments/vraag"

  private func site() async throws -> TemporarySite {
    let site = try TemporarySite()
    try site.write(text("Hoe gaat het? Zie [griep](griep.md)."), to: Self.article)
    try site.write(text("Concept.", "draft: true\n"), to: "content/articles/concept.md")
    try site.write(comment("approved", "2024-03-01", "Goed."), to: "\(Self.thread)/een.md")
    try site.write(comment("pending", "2024-03-02", "Ook goed."), to: "\(Self.thread)/twee.md")
    try site.write(comment("pending", "2024-03-03", "Fijn.", "replyTo: een\n"), to: "\(Self.thread)/drie.md")
    try site.write(comment("pending", "2024-03-03", "Los."), to: "content/comments/niemand/vier.md")
    try await Task.sleep(for: .milliseconds(60))
    try await site.build()
    return site
  }

  private func text(_ body: String, _ keys: String = "", title: String = "Vraag") -> String {
    "---\ntitle: \(title)\ndate: 2024-02-01\nauthors: [sanne]\ntags: [zorg]\n\(keys)---\n\(body)\n"
  }

  private func comment(_ status: String, _ date: String, _ body: String, _ keys: String = "") -> String {
    "---\nauthor: Lezer\ndate: \(date)\n\(keys)status: \(status)\n---\n\(body)\n"
  }

  @Test(arguments: Edit.allCases)
  func makesWhatACleanBuildMakes(_ edit: Edit) async throws {
    let site = try await site()
    defer { site.remove() }
    let before = site.modificationDate(of: ".zorgsite/cache")
    try make(edit, in: site)
    let report = try await site.build()
    guard edit != .badFrontMatter else {
      #expect(!report.isCommitted)
      return
    }
    #expect(report.isCommitted)
    #expect((site.modificationDate(of: ".zorgsite/cache") == before) == edit.isQuick)
    try await expectCleanOutput(of: site, report)
    // The next build finds nothing to do, and one after another edit begins where this one ended.
    #expect(try await site.build().renderedCount == 0)
    try site.write(text("Nog een tekst. Zie [griep](griep.md)."), to: Self.article)
    try await expectCleanOutput(of: site, try await site.build())
    #expect(try await Build(BuildOptions(site: site.path, systemTime: 1_717_236_000)).verify() == [])
  }

  private func expectCleanOutput(of site: TemporarySite, _ report: BuildReport) async throws {
    let clean = try await site.build {
      $0.output = site.path + "/clean"
      $0.usesCache = false
      $0.savesCache = false
    }
    let wanted = TemporarySite.files(below: site.folder.appending(path: "clean"))
    #expect(site.outputFiles() == wanted)
    #expect(report.diagnostics == clean.diagnostics)
    #expect(report.summary.commentCount == clean.summary.commentCount)
    #expect(report.unchangedCount + report.added.count + report.changed.count == wanted.count)
    #expect(try record(below: "output", of: site) == record(below: "clean", of: site))
  }

  /// What is public by the record of published ids.
  private func record(below folder: String, of site: TemporarySite) throws -> [Substring] {
    let text = try String(contentsOf: site.folder.appending(path: "\(folder)/.zorgsite-published"), encoding: .utf8)
    return text.split(separator: "\n").filter { $0.hasPrefix("+") }
  }

  private func make(_ edit: Edit, in site: TemporarySite) throws {
    let plain = "Hoe gaat het nu? Zie [griep](griep.md)."
    switch edit {
    case .text: try site.write(text(plain), to: Self.article)
    case .longText: try site.write(text(plain + String(repeating: " Tekst.", count: 400)), to: Self.article)
    case .savedByRenaming:
      let file = site.folder.appending(path: Self.article)
      try Data(text(plain).utf8).write(to: file, options: .atomic)
    case .textOfADraft: try site.write(text("Beter concept.", "draft: true\n"), to: "content/articles/concept.md")
    case .touched:
      let file = site.path + "/" + Self.article
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: file)
    case .approved: try approve("twee", "2024-03-02", "Ook goed.", in: site)
    case .approvedReply: try approve("drie", "2024-03-03", "Fijn.", "replyTo: een\n", in: site)
    case .textAndApproved:
      try site.write(text(plain), to: Self.article)
      try approve("twee", "2024-03-02", "Ook goed.", in: site)
    case .spam: try site.write(comment("spam", "2024-03-02", "Ook goed."), to: "\(Self.thread)/twee.md")
    case .title: try site.write(text(plain, title: "Antwoord"), to: Self.article)
    case .summary: try site.write(text(plain, "summary: Kort.\n"), to: Self.article)
    case .heading: try site.write(text(plain + "\n\n## Kop\n"), to: Self.article)
    case .link: try site.write(text("Zie [griep](griep.md#wat-kun-je-doen)."), to: Self.article)
    case .picture:
      try site.write(text(plain + " ![Foto](../media/los.png)"), to: Self.article)
      try site.write("geen foto", to: "content/media/los.png")
    case .badFrontMatter: try site.write("---\ntitle: [\n---\n", to: Self.article)
    case .hiddenComment: try site.write(comment("hidden", "2024-03-01", "Goed."), to: "\(Self.thread)/een.md")
    case .editedComment: try site.write(comment("approved", "2024-03-01", "Beter."), to: "\(Self.thread)/een.md")
    case .futureComment: try approve("twee", "2025-03-02", "Ook goed.", in: site)
    case .newComment: try approve("vijf", "2024-03-05", "Nieuw.", in: site)
    case .approvedWithoutArticle:
      try site.write(comment("approved", "2024-03-03", "Los."), to: "content/comments/niemand/vier.md")
    case .alteredPage:
      try site.write(text(plain), to: Self.article)
      try site.write("beklad", to: "output/index.html")
    case .alteredRecord:
      try approve("twee", "2024-03-02", "Ook goed.", in: site)
      try site.delete("output/.zorgsite-published")
    case .template:
      try site.write(text(plain), to: Self.article)
      let path = "themes/kaal/templates/article.html"
      let template = try String(contentsOf: site.folder.appending(path: path), encoding: .utf8)
      try site.write(template + "\n", to: path)
    case .settings:
      let settings = try String(contentsOf: site.folder.appending(path: "zorgsite.yaml"), encoding: .utf8)
      try site.write(settings + "\ndescription: Anders\n", to: "zorgsite.yaml")
    case .author: try site.write("---\nname: Sanne Anders\n---\nSchrijft.\n", to: "content/authors/sanne.md")
    }
  }

  private func approve(
    _ name: String, _ date: String, _ body: String, _ keys: String = "", in site: TemporarySite
  ) throws {
    try site.write(comment("approved", date, body, keys), to: "\(Self.thread)/\(name).md")
  }

  @Test func manyEditsInARowStayTrue() async throws {
    let site = try await site()
    defer { site.remove() }
    let before = site.modificationDate(of: ".zorgsite/cache")
    try site.write(text("Een. Zie [griep](griep.md)."), to: Self.article)
    try await site.build()
    try approve("drie", "2024-03-03", "Fijn.", "replyTo: een\n", in: site)
    try await site.build()
    try approve("twee", "2024-03-02", "Ook goed.", in: site)
    try await site.build()
    try site.write(text("Twee. Zie [griep](griep.md)."), to: Self.article)
    try await expectCleanOutput(of: site, try await site.build())
    #expect(site.modificationDate(of: ".zorgsite/cache") == before)
    // A whole build takes the edits in.
    try site.write(text("Twee.", title: "Vraag twee"), to: Self.article)
    try await expectCleanOutput(of: site, try await site.build())
    #expect(site.modificationDate(of: ".zorgsite/edits") == nil)
  }

  @Test func anApprovalThatWasTakenBackCanBeGivenAgain() async throws {
    let site = try await site()
    defer { site.remove() }
    try approve("twee", "2024-03-02", "Ook goed.", in: site)
    try await site.build()
    try site.write(comment("pending", "2024-03-02", "Ook goed."), to: "\(Self.thread)/twee.md")
    try await site.build()
    let before = site.modificationDate(of: ".zorgsite/cache")
    try approve("twee", "2024-03-02", "Ook goed.", in: site)
    try await expectCleanOutput(of: site, try await site.build())
    #expect(site.modificationDate(of: ".zorgsite/cache") == before)
    // With another date it may be another comment, of which a whole build has something to say.
    try site.write(comment("pending", "2024-03-02", "Ook goed."), to: "\(Self.thread)/twee.md")
    try await site.build()
    try approve("twee", "2024-03-09", "Heel iets anders.", in: site)
    #expect(try await site.build().diagnostics.map(\.code).contains("comments.id-reused"))
  }

  @Test func damagedEditsCountAsNone() async throws {
    let site = try await site()
    defer { site.remove() }
    try site.write(text("Een. Zie [griep](griep.md)."), to: Self.article)
    try await site.build()
    let file = site.folder.appending(path: ".zorgsite/edits")
    var data = try Data(contentsOf: file)
    data[data.count / 2] ^= 0x5A
    try data.write(to: file)
    try approve("twee", "2024-03-02", "Ook goed.", in: site)
    try await expectCleanOutput(of: site, try await site.build())
  }
}
