import Foundation
import Testing
import ZorgSite

/// Frames are allowed on pages with a video, and nowhere else.
@Suite struct VideoPageTests {
  static func site() throws -> TemporarySite {
    let site = try ThemeTests.site()
    try site.write(Data(), to: "content/articles/film.jpg")
    for (name, address) in [("een", "https://youtu.be/M7lc1UVf-VE"), ("twee", "https://vimeo.com/76979871")] {
      try site.write(
        "---\ntitle: \(name)\ndate: 2024-01-01\n---\n[![Een film](film.jpg)](\(address))\n",
        to: "content/articles/\(name).md")
    }
    return site
  }

  @Test func allowsFramesOfItsOwnVideosOnly() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let report = try await site.build()
    #expect(!report.diagnostics.hasErrors)
    let one = try #require(site.page("artikelen/een/index.html"))
    let two = try #require(site.page("artikelen/twee/index.html"))
    #expect(one.contains("frame-src https://www.youtube-nocookie.com\""))
    #expect(two.contains("frame-src https://player.vimeo.com\""))
    for (name, data) in site.outputFiles() where name.hasSuffix(".html") && !name.hasPrefix("artikelen") {
      #expect(!String(decoding: data, as: UTF8.self).contains("frame-src"), "\(name)")
    }
    #expect(site.page("index.xml")?.contains("iframe") == false)
    #expect(site.page("index.xml")?.contains("Bekijk de video op YouTube") == true)
  }

  @Test(arguments: ServerSnippet.Server.allCases.filter { $0 != .redirects })
  func allowsTheFramesOfAllVideosInTheHeader(server: ServerSnippet.Server) async throws {
    let site = try Self.site()
    defer { site.remove() }
    let (snippet, _) = try await ServerSnippet.make(BuildOptions(site: site.path, systemTime: 1_717_236_000))
    let text = try #require(snippet).text(for: server)
    #expect(text.contains("frame-src https://player.vimeo.com https://www.youtube-nocookie.com;"))
  }
}
