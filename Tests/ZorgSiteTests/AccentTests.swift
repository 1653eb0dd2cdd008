import Foundation
import Testing
import ZorgSite

@Suite struct ColourTests {
  @Test(arguments: [
    ("#000000", "#ffffff", 21.0), ("#ffffff", "#fff", 1.0), ("#777777", "#ffffff", 4.478),
    ("#767676", "#ffffff", 4.542),
    ("#ff0000", "#ffffff", 3.998), ("#0000ff", "#ffffff", 8.592), ("#0b5f5c", "#faf9f6", 7.109),
  ])
  func computesTheContrastOfWCAG(first: String, second: String, expected: Double) throws {
    let (one, two) = (try #require(Colour(first)), try #require(Colour(second)))
    #expect(abs(one.contrast(with: two) - expected) < 0.001)
    #expect(one.contrast(with: two) == two.contrast(with: one))
  }

  @Test(arguments: [("#0b5f5c", "#0b5f5c"), ("#FFF", "#ffffff"), ("#a1C", "#aa11cc")])
  func readsHexadecimalNotation(text: String, expected: String) {
    #expect(Colour(text)?.hex == expected)
  }

  @Test(arguments: ["", "#", "fff", "#ff", "#ffff", "#gggggg", "#12345", "teal", "rgb(0,0,0)", "#１２３"])
  func refusesWhatIsNoColour(text: String) {
    #expect(Colour(text) == nil)
  }
}

@Suite struct AccentTests {
  static func build(_ settings: String) async throws -> (site: TemporarySite, report: BuildReport) {
    let site = try ThemeTests.site()
    try site.configure { $0 + settings }
    return (site, try await site.build())
  }

  @Test func publishesBothVariantsOnEveryPage() async throws {
    let (site, report) = try await Self.build("accent: \"#8a1c5b\"\n")
    defer { site.remove() }
    #expect(!report.diagnostics.hasErrors)
    let file = try #require(site.outputFiles().keys.first { $0.hasPrefix("assets/css/accent.") })
    let text = try #require(site.page(file))
    let dark = try #require(text.firstMatch(of: #/--accent-dark:(#[0-9a-f]{6})/#).flatMap { Colour(String($0.1)) })
    #expect(text.contains("--accent-light:#8a1c5b"))
    for background in ["#16201f", "#111918", "#1d2928"] {
      #expect(try dark.contrast(with: #require(Colour(background))) >= 7)
    }
    for page in ["index.html", "artikelen/griep/index.html", "404.html"] {
      #expect(site.page(page)?.contains("href=\"/\(file)\"") == true)
    }
  }

  @Test func takesTheDarkVariantThatTheSiteNames() async throws {
    let (site, report) = try await Self.build("accent: \"#8a1c5b\"\naccentDark: \"#ffb3d9\"\n")
    defer { site.remove() }
    #expect(!report.diagnostics.hasErrors)
    let file = try #require(site.outputFiles().keys.first { $0.hasPrefix("assets/css/accent.") })
    #expect(site.page(file) == ":root{--accent-light:#8a1c5b;--accent-dark:#ffb3d9}")
  }

  @Test(arguments: [
    ("accent: \"#00a5a0\"\n", "configuration.accent-contrast"), ("accent: teal\n", "configuration.accent"),
    ("accent: \"#8a1c5b\"\naccentDark: \"#8a1c5b\"\n", "configuration.accent-contrast"),
  ])
  func refusesAColourThatReadersCannotRead(settings: String, code: String) async throws {
    let (site, report) = try await Self.build(settings)
    defer { site.remove() }
    let mistake = try #require(report.diagnostics.first { $0.severity == .error })
    #expect(mistake.code == code)
    #expect(mistake.path == "zorgsite.yaml")
    #expect(mistake.position?.line == (settings.contains("accentDark") ? 5 : 4))
    #expect(!report.isCommitted)
  }

  @Test func proposesAColourThatPasses() async throws {
    let (site, report) = try await Self.build("accent: \"#00a5a0\"\n")
    defer { site.remove() }
    let note = try #require(report.diagnostics.first?.notes.first?.message)
    let better = try #require(note.firstMatch(of: #/#[0-9a-f]{6}/#).map { String($0.0) })
    let (other, accepted) = try await Self.build("accent: \"\(better)\"\n")
    defer { other.remove() }
    #expect(!accepted.diagnostics.hasErrors)
  }

  /// The colours in theme.yaml are those that the stylesheet uses.
  @Test func checksAgainstTheThemesOwnBackgrounds() throws {
    let folder = DocumentationTests.repository.appending(path: "themes/zorg")
    let manifest = try String(contentsOf: folder.appending(path: "theme.yaml"), encoding: .utf8)
    let css = try String(contentsOf: folder.appending(path: "assets/css/zorg.css"), encoding: .utf8)
    let tokens = css.prefix(css.range(of: "/* Base */")?.lowerBound.utf16Offset(in: css) ?? 0)
    let used = tokens.matches(of: #/--(?:paper|surface|sunken): (#[0-9a-f]{3,6});/#).compactMap {
      Colour(String($0.1))?.hex
    }
    #expect(used.count == 6)
    for colour in used { #expect(manifest.contains(colour)) }
  }
}
