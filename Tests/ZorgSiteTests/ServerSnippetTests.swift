import Testing
import ZorgSite

@Suite struct ServerSnippetTests {
  static func text(_ server: ServerSnippet.Server, baseURL: String = "https://zorg.voorbeeld.nl/") async throws
    -> String
  {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(
      "---\ntitle: Koek\ndate: 2024-03-20\naliases: [/oud/koek.html, /oud/één/]\n---\nTekst.\n",
      to: "content/articles/koek.md")
    var options = BuildOptions(site: site.path, systemTime: 1_717_236_000)
    options.baseURL = baseURL
    let (snippet, _) = try await ServerSnippet.make(options)
    return try #require(snippet).text(for: server)
  }

  @Test(arguments: [ServerSnippet.Server.nginx, .apache, .headers])
  func sendsAPolicyThatAllowsNothingInlineAndNobodyElse(server: ServerSnippet.Server) async throws {
    let text = try await Self.text(server)
    let policy = try #require(text.split(separator: "\n").first { $0.contains("Content-Security-Policy") })
    #expect(policy.contains("default-src 'none'"))
    #expect(policy.contains("frame-ancestors 'none'"))
    #expect(!policy.contains("unsafe"))
    #expect(!policy.contains("http"))
    #expect(text.contains("nosniff"))
    #expect(text.contains("immutable"))
  }

  @Test(arguments: [ServerSnippet.Server.nginx, .apache, .headers])
  func promisesHTTPSOnlyWhereTheSiteHasIt(server: ServerSnippet.Server) async throws {
    #expect(try await Self.text(server).contains("Strict-Transport-Security"))
    #expect(try await !Self.text(server, baseURL: "http://localhost/").contains("Strict-Transport-Security"))
  }

  @Test(arguments: [
    (ServerSnippet.Server.nginx, "location = \"/zorg/oud/één/\" { return 301 \"/zorg/artikelen/koek/\"; }"),
    (.nginx, "if ($uri ~ \"^/zorg/assets/\")"),
    (.apache, "RedirectMatch 301 \"^/zorg/oud/koek\\\\.html$\" \"/zorg/artikelen/koek/\""),
    (.apache, "ErrorDocument 404 /zorg/404.html"),
    (.headers, "/zorg/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"),
    (.redirects, "/zorg/oud/%C3%A9%C3%A9n/ /zorg/artikelen/koek/ 301\n"),
    (.nginx, "location = \"/zorg/comments/feed/\" { return 301 \"/zorg/reacties/index.xml\"; }"),
    (.nginx, "location ~ \"^/zorg/.+/feed/$\" { rewrite \"^(.+)/feed/$\" $1/index.xml permanent; }"),
    (.nginx, "location ~ \"/feed(-[0-9]+)?\\.json$\" { types { } default_type application/feed+json; }"),
    (.apache, "RedirectMatch 301 \"^/zorg/author/sanne/feed/?$\" \"/zorg/auteurs/sanne/index.xml\""),
    (.apache, "ForceType \"application/atom+xml; charset=utf-8\""),
    (.headers, "/zorg/*/index.xml\n  Content-Type: application/rss+xml; charset=utf-8\n"),
    (.redirects, "/zorg/feed/ /zorg/index.xml 301\n"),
    (.redirects, "/zorg/artikelen/:slug/feed/ /zorg/artikelen/:slug/index.xml 301\n"),
  ])
  func writesAddressesBelowTheSitesFolder(server: ServerSnippet.Server, line: String) async throws {
    let text = try await Self.text(server, baseURL: "https://voorbeeld.nl/zorg/")
    #expect(text.contains(line))
  }
}
