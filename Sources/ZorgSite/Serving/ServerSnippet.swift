import Diagnostics

/// Text for a web server's configuration: security headers, caching, the page for wrong addresses and redirects.
public struct ServerSnippet: Sendable {
  public enum Server: String, Sendable, CaseIterable {
    /// To include in a `server` block.
    case nginx
    /// A `.htaccess`, or part of a `<VirtualHost>`.
    case apache
    /// The file `_headers` of hosts for static sites.
    case headers
    /// The file `_redirects` of the same hosts.
    case redirects
  }

  let isSecure: Bool
  /// Origins of the videos' players.
  let frames: [String]
  /// The folder below the host in which the site stands, ending in `/`.
  let basePath: String
  /// The pattern of articles' addresses.
  let articles: String
  let redirects: [(from: Permalink, to: Permalink)]

  /// Reads and links a site, as a build does. Nil where the site has errors.
  public static func make(_ options: BuildOptions) async throws -> (snippet: ServerSnippet?, report: BuildReport) {
    var report = BuildReport()
    let (sources, found) = try await Sources.load(
      site: options.site, configuration: options.configuration, baseURL: options.baseURL,
      tree: SourceTree.walk(site: options.site))
    report.add(found)
    guard let clock = options.clock(in: sources.configuration.timeZone, &report) else { return (nil, report) }
    let (site, linkDiagnostics) = try await Linker.link(sources, site: options.site, clock: clock)
    report.add(linkDiagnostics)
    guard !report.hasErrors(isStrict: false) else { return (nil, report) }
    var redirects = site.redirectPages().compactMap { page in page.target.map { (page.permalink, $0) } }
    redirects += site.wordPressFeeds.map { (Permalink(path: $0.path, in: site.configuration), $0.feed) }
    let snippet = ServerSnippet(
      isSecure: site.configuration.baseURL.hasPrefix("https://"), frames: site.frames,
      basePath: site.configuration.basePath,
      articles: site.configuration.permalinks.articles, redirects: redirects.sorted { $0.0.path < $1.0.path })
    return (snippet, report)
  }

  public func text(for server: Server) -> String {
    switch server {
    case .nginx: nginx
    case .apache: apache
    case .headers: headersFile
    case .redirects: redirects.map { "\($0.from.url) \($0.to.url) 301\n" }.joined() + feedRedirectRule
    }
  }

  private var headers: [(name: String, value: String)] { SecurityHeaders.all(isSecure: isSecure, frames: frames) }

  private var headersFile: String {
    var text = "\(basePath)*\n"
    for header in headers { text += "  \(header.name): \(header.value)\n" }
    return text + "\n\(basePath)assets/*\n  Cache-Control: \(SecurityHeaders.assetCaching)\n" + feedHeaders
  }

  /// Caching is a variable, because `add_header` in a `location` would drop all headers of the `server`.
  private var nginx: String {
    var text = "# Include this in the server block. It needs no other add_header in the locations below it.\n"
    for header in headers { text += "add_header \(header.name) \"\(header.value)\" always;\n" }
    text += """
      set $zorgsite_caching "\(SecurityHeaders.pageCaching)";
      if ($uri ~ "^\(escapedForRegex(basePath))assets/") { set $zorgsite_caching "\(SecurityHeaders.assetCaching)"; }
      add_header Cache-Control $zorgsite_caching;
      charset utf-8;
      charset_types text/css text/xml text/plain application/javascript application/json application/rss+xml application/atom+xml image/svg+xml text/x-opml;
      error_page 404 \(basePath)404.html;
      location ~ "\(ServerSnippet.hiddenFiles)" { return 404; }
      \(feedRulesForNginx)
      """
    for redirect in redirects {
      let target = redirect.to.url.replacing("$", with: "%24")
      text += "location = \"\(quoted(decoded(redirect.from)))\" { return 301 \"\(quoted(target))\"; }\n"
    }
    return text + anyFeedRuleForNginx
  }

  private var apache: String {
    var text = "# For .htaccess, or inside <VirtualHost>. It needs mod_headers, and mod_alias for redirects.\n"
    for header in headers { text += "Header always set \(header.name) \"\(header.value)\"\n" }
    let assets = "expr=%{REQUEST_URI} =~ m#^\(escapedForRegex(basePath))assets/#"
    text += """
      Header set Cache-Control "\(SecurityHeaders.pageCaching)"
      Header set Cache-Control "\(SecurityHeaders.assetCaching)" "\(assets)"
      AddDefaultCharset utf-8
      AddCharset utf-8 .css .js .xml .svg
      ErrorDocument 404 \(basePath)404.html
      RedirectMatch 404 "\(ServerSnippet.hiddenFiles)"
      \(feedRulesForApache)
      """
    for redirect in redirects {
      let address = decoded(redirect.from)
      let isFeed = address.hasSuffix("/feed/")
      let pattern = quoted(escapedForRegex(isFeed ? String(address.dropLast()) : address)) + (isFeed ? "/?" : "")
      text += "RedirectMatch 301 \"^\(pattern)$\" \"\(substitution(decoded(redirect.to)))\"\n"
    }
    return text + anyFeedRuleForApache
  }

  /// Files whose names start with a dot are nobody's business: zorgsite's own lists, `.htaccess`, a `.git` left behind.
  private static let hiddenFiles = "/\\.(?!well-known/)"

  /// Apache encodes a target by itself, and takes `$` and `&` for what the pattern found.
  private func substitution(_ address: String) -> String {
    quoted(address.replacing("$", with: "\\$").replacing("&", with: "\\&"))
  }

  /// Servers compare with what an address says after decoding.
  private func decoded(_ permalink: Permalink) -> String { basePath + permalink.path.dropFirst() }

  private func quoted(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
  }

  func escapedForRegex(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if ".+*?()[]{}^$|\\#".contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}
