import Foundation
import Testing
import ZorgSite

/// A build after which nothing changed ends without listing a folder; whatever else happened, it does not.
@Suite struct SnapshotTests {
  /// A site that was built when its files were at rest.
  private func settledSite() async throws -> TemporarySite {
    let site = try TemporarySite()
    try site.write("Los.", to: "content/media/los.txt")
    try await Task.sleep(for: .milliseconds(60))
    try await site.build()
    return site
  }

  /// Change with every build that reads something of the site.
  private func cacheTimes(_ site: TemporarySite) -> [Date?] {
    [".zorgsite/cache", ".zorgsite/edits"].map { site.modificationDate(of: $0) }
  }

  @Test func endsABuildAfterWhichNothingChanged() async throws {
    let site = try await settledSite()
    defer { site.remove() }
    let (files, before) = (site.outputFiles(), cacheTimes(site))
    let report = try await site.build()
    #expect(report.isCommitted && report.renderedCount == 0 && report.unchangedCount > 0)
    #expect(cacheTimes(site) == before)
    #expect(site.outputFiles() == files)
  }

  enum Event: String, CaseIterable {
    case edited, added, addedInANewFolder, renamed, deleted, addedPicture, deletedFile, addedEmptyFolder
    case editedTemplate, addedTemplate, editedSettings, alteredOutput, deletedOutput, deletedOutputFolder, otherOption
  }

  @Test(arguments: Event.allCases)
  func seesWhatHappened(_ event: Event) async throws {
    let site = try await settledSite()
    defer { site.remove() }
    let files = FileManager.default
    let article = "content/articles/griep.md"
    let before = cacheTimes(site)
    switch event {
    case .edited: try append("x", to: article, of: site)
    case .added: try site.write(text(of: article, in: site), to: "content/articles/nieuw.md")
    case .addedInANewFolder: try site.write("Op.", to: "content/media/map/op.txt")
    case .renamed: try files.moveItem(atPath: site.path + "/" + article, toPath: site.path + "/content/articles/g.md")
    case .deleted: try site.delete(article)
    case .addedPicture: try site.write("Los.", to: "content/media/ook-los.txt")
    case .deletedFile: try site.delete("content/media/los.txt")
    case .addedEmptyFolder:
      try files.createDirectory(atPath: site.path + "/content/comments/leeg", withIntermediateDirectories: true)
    case .editedTemplate: try append("\n", to: "themes/kaal/templates/article.html", of: site)
    case .addedTemplate: try site.write("x", to: "themes/kaal/templates/nieuw.html")
    case .editedSettings: try append("\n", to: "zorgsite.yaml", of: site)
    case .alteredOutput: try append("x", to: "output/index.html", of: site)
    case .deletedOutput: try site.delete("output/index.html")
    case .deletedOutputFolder: try site.delete("output/artikelen")
    case .otherOption: break
    }
    let report = try await site.build { if event == .otherOption { $0.showsDrafts = true } }
    // A renamed article has another id, which is a mistake.
    #expect(cacheTimes(site) != before || !report.isCommitted)
  }

  private func text(of name: String, in site: TemporarySite) throws -> String {
    try String(contentsOf: site.folder.appending(path: name), encoding: .utf8)
  }

  private func append(_ text: String, to name: String, of site: TemporarySite) throws {
    try site.write(self.text(of: name, in: site) + text, to: name)
  }
}
