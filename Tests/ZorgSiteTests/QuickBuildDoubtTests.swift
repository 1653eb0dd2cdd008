import Foundation
import Testing
import ZorgSite

/// What a build that links nothing must see all the same.
@Suite struct QuickBuildDoubtTests {
  private static let article = "content/articles/vraag.md"

  private func text(_ body: String, _ keys: String = "") -> String {
    "---\ntitle: Vraag\ndate: 2024-02-01\nauthors: [sanne]\ntags: [zorg]\n\(keys)---\n\(body)\n"
  }

  private func site() throws -> TemporarySite {
    let site = try TemporarySite()
    try site.write(text("Hoe gaat het?"), to: Self.article)
    for (name, status) in [("een", "approved"), ("twee", "pending")] {
      try site.write(
        "---\nauthor: Lezer\ndate: 2024-03-01\nstatus: \(status)\n---\nReactie \(name).\n",
        to: "content/comments/vraag/\(name).md")
    }
    return site
  }

  private func rest() async throws { try await Task.sleep(for: .milliseconds(60)) }

  private func expectCleanOutput(of site: TemporarySite, _ report: BuildReport) async throws {
    let clean = try await site.build {
      $0.output = site.path + "/clean"
      $0.usesCache = false
      $0.savesCache = false
    }
    #expect(report.isCommitted == clean.isCommitted)
    #expect(report.diagnostics.map(\.message) == clean.diagnostics.map(\.message))
    guard clean.isCommitted else { return }
    let wanted = TemporarySite.files(below: site.folder.appending(path: "clean"))
    let found = site.outputFiles()
    let names = Set(found.keys).union(wanted.keys).filter { found[$0] != wanted[$0] }.sorted()
    #expect(names == [])
  }

  @Test(arguments: [
    "content/los.txt", "content/articles/notities.txt", "content/comments/los.md", "content/vreemd/x.md",
  ])
  func aFileThatWasNotReadTakesItsWarningAlong(_ file: String) async throws {
    let site = try site()
    defer { site.remove() }
    try site.write("x", to: file)
    try await rest()
    #expect(try await site.build().diagnostics.count == 1)
    try site.delete(file)
    if file.hasPrefix("content/vreemd") { try site.delete("content/vreemd") }
    try await rest()
    try await expectCleanOutput(of: site, try await site.build())
  }

  @Test func anArticleThatBecomesALinkOutOfTheSiteIsRefused() async throws {
    let site = try site()
    let other = try TemporarySite(base: nil)
    defer { [site, other].forEach { $0.remove() } }
    try await rest()
    try await site.build()
    try other.write(text("Geheim."), to: "geheim.md")
    try site.delete(Self.article)
    try FileManager.default.createSymbolicLink(
      atPath: "\(site.path)/\(Self.article)", withDestinationPath: "\(other.path)/geheim.md")
    try await rest()
    try await expectCleanOutput(of: site, try await site.build())
  }

  @Test(arguments: [true, false])
  func aFolderThatBecomesALinkIsSeen(leavesTheSite: Bool) async throws {
    let site = try site()
    let other = try TemporarySite(base: nil)
    defer { [site, other].forEach { $0.remove() } }
    try await rest()
    try await site.build()
    let folder = leavesTheSite ? "content/comments/vraag" : "themes/kaal/templates"
    let target = leavesTheSite ? "\(other.path)/weg" : "\(site.path)/weg"
    try FileManager.default.moveItem(atPath: "\(site.path)/\(folder)", toPath: target)
    try FileManager.default.createSymbolicLink(atPath: "\(site.path)/\(folder)", withDestinationPath: target)
    try await rest()
    try await expectCleanOutput(of: site, try await site.build())
  }

  @Test func sourcesThatComeBackAreSeen() async throws {
    let site = try site()
    defer { site.remove() }
    let (now, first, second) = ("\(site.path)/content/articles", "\(site.path)/een", "\(site.path)/twee")
    try FileManager.default.copyItem(atPath: now, toPath: second)
    try Data(text("Het gaat anders.").utf8).write(to: URL(filePath: second + "/vraag.md"))
    try await rest()
    try await site.build()
    try FileManager.default.moveItem(atPath: now, toPath: first)
    try FileManager.default.moveItem(atPath: second, toPath: now)
    try await rest()
    try await expectCleanOutput(of: site, try await site.build())
    try FileManager.default.moveItem(atPath: now, toPath: second)
    try FileManager.default.moveItem(atPath: first, toPath: now)
    try await rest()
    try await expectCleanOutput(of: site, try await site.build())
  }

  @Test func namesThatDifferInBytesAloneAreTwoFiles() async throws {
    let site = try site()
    defer { site.remove() }
    func write(_ name: String, _ number: Int, _ body: String) throws {
      // Foundation composes names of its own.
      let path = "\(site.path)/content/articles/\(name).md"
      let file = fopen(path, "w")
      defer { if let file { fclose(file) } }
      _ = file.map { fputs(text(body, "id: i\(number)\nslug: s\(number)\n"), $0) }
    }
    try write("caf\u{e9}", 1, "Een.")
    try await rest()
    try await site.build()
    try write("cafe\u{301}", 2, "Twee.")
    try await rest()
    try await expectCleanOutput(of: site, try await site.build())
    try await rest()
    try await site.build { $0.usesCache = false }
    try write("caf\u{e9}", 1, "Een, maar anders.")
    try await rest()
    try await expectCleanOutput(of: site, try await site.build())
  }

  @Test func saysNothingUntrueOfTheFeedOfComments() async throws {
    let site = try site()
    defer { site.remove() }
    let settings = try String(contentsOf: site.folder.appending(path: "zorgsite.yaml"), encoding: .utf8)
    try site.write(settings + "\nfeeds: {comments: true}\n", to: "zorgsite.yaml")
    try await rest()
    try await site.build()
    try site.write(text("Hoe gaat het nu, met veel meer woorden?"), to: Self.article)
    try await rest()
    try await site.build()
    let explainer = try await Explainer.load(BuildOptions(site: site.path, systemTime: 1_717_236_000))
    #expect(try explainer.explain("reacties/index.xml").text(width: 200).contains("leaves it as it is"))
    try site.write(settings + "\nfeeds: {comments: true}\n", to: "zorgsite.yaml")
    #expect(try await site.build().renderedCount == 0)
  }
}
