import Foundation
import Testing

@testable import ZorgSite

/// What stands in the way in the output folder is found before anything is touched.
@Suite struct ObstacleTests {
  /// Builds, lets `change` meddle, builds again and expects a refusal that says `words` and an output that is as before.
  private func expectRefusal(_ words: String, change: (TemporarySite) throws -> Void) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    try change(site)
    let before = site.outputFiles()
    do {
      try await site.build()
      Issue.record("nothing was refused")
    } catch let refusal as OutputFolder.Refusal {
      #expect(refusal.message.contains(words))
    }
    #expect(site.outputFiles() == before)
    #expect(!FileManager.default.fileExists(atPath: site.folder.appending(path: ".zorgsite/staging").path))
  }

  private let newArticle = "---\ntitle: Nieuw\ndate: 2024-05-01\n---\nTekst."

  @Test func aFileOfOthersWithTheNameOfAPage() async throws {
    try await expectRefusal("output/artikelen/nieuw/index.html' was not made by zorgsite") { site in
      try site.write("van ons", to: "output/artikelen/nieuw/index.html")
      try site.write(newArticle, to: "content/articles/nieuw.md")
    }
  }

  @Test func aFileOfOthersWithTheNameOfAFolder() async throws {
    try await expectRefusal("output/artikelen/nieuw' was not made by zorgsite") { site in
      try site.write("van ons", to: "output/artikelen/nieuw")
      try site.write(newArticle, to: "content/articles/nieuw.md")
    }
  }

  @Test func aFolderOfOthersWithTheNameOfAPage() async throws {
    try await expectRefusal("output/404.html' was not made by zorgsite") { site in
      try site.delete("output/404.html")
      try site.write("van ons", to: "output/404.html/brief.txt")
    }
  }

  @Test func aLinkInTheOutput() async throws {
    try await expectRefusal("output/auteurs' is a symbolic link") { site in
      try site.delete("output/auteurs")
      try site.write("brief", to: "elders/brief.txt")
      try FileManager.default.createSymbolicLink(
        atPath: site.output.appending(path: "auteurs").path, withDestinationPath: "../elders")
    }
  }

  @Test(arguments: [0, 10, 40, 200])
  func aDamagedManifest(length: Int) async throws {
    try await expectRefusal("is damaged or from another version") { site in
      let file = site.output.appending(path: ".zorgsite-manifest")
      try site.write(Data(contentsOf: file).prefix(length), to: "output/.zorgsite-manifest")
    }
  }

  @Test func emptyFoldersAreInNobodysWay() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    try site.delete("output/404.html")
    let folder = site.output.appending(path: "404.html/leeg/leeg")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try await site.build()
    #expect(site.page("404.html") != nil)
  }

  @Test func aPageBecomesAFolderAndAFolderAPage() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let page = "---\ntitle: Vorm\nurl: /vorm.html\n---\nTekst."
    try site.write(page, to: "content/pages/vorm.md")
    try await site.build()
    #expect(site.page("vorm.html") != nil)
    try site.write(page.replacing("/vorm.html", with: "/vorm.html/deel/"), to: "content/pages/vorm.md")
    try await site.build()
    #expect(site.page("vorm.html/deel/index.html") != nil)
    try site.write(page, to: "content/pages/vorm.md")
    try await site.build()
    #expect(site.page("vorm.html") != nil)
  }
}
