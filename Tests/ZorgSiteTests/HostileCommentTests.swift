import FeedRules
import Foundation
import FoundationXML
import Testing
import ZorgSite

/// Comments that try to harm the page, the feeds or the build.
@Suite struct HostileCommentTests {
  static let folder = TemporarySite.fixtures.appending(path: "hostile-comments")

  /// Shapes that cost much where nothing bounds them, each of about 16 kB.
  static let shapes: [String] = [
    String(repeating: ">", count: 16_000) + " x", String(repeating: "> ", count: 8_000) + "x",
    String(repeating: "- ", count: 8_000), String(repeating: "1. ", count: 5_000),
    String(repeating: "*a ", count: 5_000),
    String(repeating: "*a_ ", count: 4_000), String(repeating: "**a ", count: 4_000),
    String(repeating: "[", count: 16_000),
    String(repeating: "[a](", count: 4_000), String(repeating: "![", count: 8_000),
    String(repeating: "<", count: 16_000),
    String(repeating: "`a``b", count: 3_200), String(repeating: "&", count: 16_000),
    String(repeating: "~~a ", count: 4_000),
    String(repeating: "|a", count: 8_000) + "\n" + String(repeating: "|-", count: 8_000),
    "[a]: /" + String(repeating: "u", count: 4_000) + "\n\n" + String(repeating: "[a] ", count: 3_000),
    String(repeating: "[^1]", count: 4_000) + "\n\n[^1]: x", String(repeating: "a@b.nl ", count: 2_300),
    String(repeating: "https://a.nl/", count: 1_200), String(repeating: "<!--", count: 4_000),
    String(repeating: "<a ", count: 5_000), String(repeating: "x\n\n", count: 5_000),
    String(repeating: "\u{202E}", count: 5_000),
    String(repeating: "- x\n  > y\n", count: 1_500), String(repeating: "*", count: 16_000),
    String(repeating: "\\", count: 16_000),
  ]

  @Test func harmNeitherThePageNorTheFeeds() async throws {
    let site = try TemporarySite(overlay: nil)
    defer { site.remove() }
    try site.write(
      "title: T\nbaseURL: https://proef.voorbeeld.nl/\ntheme: kaal\nfeeds: {items: 1000, threadFormats: [rss, atom, json]}\n",
      to: "zorgsite.yaml")
    let cases = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".md") }
    #expect(cases.count >= 150)
    for name in cases {
      let head = "---\nauthor: Naam <b>\"'&]]>\ndate: 2024-03-13T10:00:00+01:00\nstatus: approved\n---\n"
      let body = try Data(contentsOf: Self.folder.appending(path: name))
      try site.write(Data(head.utf8) + body, to: "content/comments/griep/\(name)")
    }
    for (number, body) in Self.shapes.enumerated() {
      try site.write(
        ThreadTests.comment("Naam\(number)", hour: 9, body: body), to: "content/comments/griep/shape-\(number).md")
    }
    let report = try await site.build()
    try #require(report.isCommitted, "\(report.diagnostics.first { $0.severity == .error }?.message ?? "")")
    let page = try #require(site.page("artikelen/griep/index.html"))
    // Each comment becomes at most 64 times as large as it was, and 64 kB more.
    #expect(page.utf8.count < 5_000_000)
    expectHarmless(page, name: "page")
    #expect(page.components(separatedBy: "</body>").count == 2)
    #expect(page.contains("{{ site.articles }}") && page.contains("&lt;b&gt;vet&lt;/b&gt;"))
    let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count && ids.count > 150)

    let files = site.outputFiles()
    // A summary of signs only is long once they are escaped.
    let violations = FeedDocumentTests.violations(in: files, at: "https://proef.voorbeeld.nl/")
    #expect(violations.filter { !$0.hasSuffix("longer than a summary") } == [])
    for name in ["artikelen/griep/index.xml", "artikelen/griep/atom.xml", "reacties/index.xml", "reacties/atom.xml"] {
      let contents = FeedContents(try #require(files[name]))
      #expect(contents.isWellFormed && contents.html.count > 150, "\(name)")
      for html in contents.html { expectHarmless(html, name: name) }
    }
    for name in ["artikelen/griep/feed.json", "reacties/feed.json"] {
      let feed = try JSONSerialization.jsonObject(with: try #require(files[name])) as? [String: Any]
      let items = try #require(feed?["items"] as? [[String: Any]])
      #expect(items.count > 150)
      for item in items { expectHarmless(item["content_html"] as? String ?? "", name: name) }
    }
  }

  /// No tag beyond the comments' own that runs, asks or loads anything, no event attribute, and no scheme but two.
  private func expectHarmless(_ html: String, name: String) {
    let lowered = html.lowercased()
    let tags = Set(lowered.matches(of: /<\/?([a-z][a-z0-9]*)/).map { String($0.output.1) })
    let harmful: Set<String> = [
      "script", "img", "svg", "math", "iframe", "object", "embed", "form", "input", "button", "base", "style", "video",
      "source", "details", "table", "textarea", "plaintext", "xmp", "template", "noscript", "h3", "h6", "div",
    ]
    #expect(tags.isDisjoint(with: harmful), "\(name): \(tags.intersection(harmful))")
    let schemes = Set(
      lowered.matches(of: /<[a-z][^>]*?\s(?:href|src|cite)="([^"]*)"/).map { String($0.output.1) }
        .filter { !$0.hasPrefix("/") && !$0.hasPrefix("#") }.map { String($0.prefix { $0 != ":" }) })
    #expect(schemes.isSubset(of: ["http", "https"]), "\(name): \(schemes)")
    #expect(!lowered.contains(/<[a-z][^>"]*(?:"[^"]*"[^>"]*)*\son[a-z]+\s*=/), "\(name): event attribute")
    #expect(!lowered.contains(/href="\/\//), "\(name): address of another host")
    let forbidden = html.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x202A...0x202E, 0x2066...0x2069, 0x00...0x08, 0x0B...0x1F, 0x7F...0x9F: true
      default: false
      }
    }
    #expect(forbidden.isEmpty, "\(name): \(Set(forbidden.map { String($0.value, radix: 16) }))")
  }
}

/// The texts of `content:encoded` and of Atom's `content`.
private final class FeedContents: NSObject, XMLParserDelegate {
  private(set) var html: [String] = []
  private(set) var isWellFormed = false
  private var isInside = false

  init(_ data: Data) {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    isInside = name == "content:encoded" || name == "content"
    if isInside { html.append("") }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    isInside = false
  }

  func parser(_ parser: XMLParser, foundCDATA data: Data) {
    if isInside { html[html.count - 1] += String(decoding: data, as: UTF8.self) }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if isInside { html[html.count - 1] += text }
  }
}
