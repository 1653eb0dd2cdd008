import Diagnostics
import Markdown
import Templates
import Text

/// The theme's templates, compiled, with the functions that the site gives them.
struct SiteTemplates: Sendable {
  private let library: TemplateLibrary

  static func compile(for site: Site, assets: PublishedAssets) -> (templates: SiteTemplates, diagnostics: [Diagnostic])
  {
    let (library, diagnostics) = TemplateLibrary.compile(
      site.theme.templates, shapes: Shape.allCases.map(\.fields), globals: Shape.globals, sharedGlobals: ["site"],
      filters: [absoluteURL(site), translation(site), markdown(site)],
      functions: [translation(site), asset(site, assets)],
      language: site.configuration.language)
    return (SiteTemplates(library: library), diagnostics)
  }

  /// The templates' names, in the order of their costs.
  var names: [String] { library.names }

  func renderer() -> TemplateRenderer { TemplateRenderer(library) }

  func render(
    _ page: Page, tables: SiteTables, banner: Banner, with renderer: inout TemplateRenderer, into output: inout [UInt8]
  ) throws(TemplateError) {
    let records = PageRecords(tables: tables, page: page, banner: banner)
    try renderer.render(page.template, globals: records.globals, records: records, escaping: .html, into: &output)
  }

  /// What the theme makes of the current notices; nothing where there are none.
  func banner(tables: SiteTables) -> (banner: Banner, diagnostics: [Diagnostic]) {
    guard let page = tables.plan.banner, !tables.site.notices.isEmpty else { return (Banner(), []) }
    var renderer = self.renderer()
    var html: [UInt8] = []
    do throws(TemplateError) {
      try render(page, tables: tables, banner: Banner(), with: &renderer, into: &html)
      return (Banner(html), [])
    } catch {
      return (Banner(), [error.diagnostic])
    }
  }

  /// `t("key", name=value)`, `t("key", count=3)`.
  private static func translation(_ site: Site) -> HostFunction {
    let texts = site.theme.translations
    return HostFunction(name: "t", parameters: "key, count=none, **values", isPure: true, phrase: texts.phrase) {
      arguments throws(HostError) in
      guard let key = arguments.text(0, "key") else { throw HostError("'t' needs the key of a translation, as text") }
      var count: Int?
      var values: [(name: String, text: String)] = []
      values.reserveCapacity(arguments.named.count)
      for (name, value) in arguments.named where name != "key" {
        if name == "count", case .int(let number) = value {
          count = number
        } else {
          values.append((name, value.printed))
        }
      }
      if let text = texts.text(key, count: count, values: values) { return .string(text) }
      let near = nearMiss(of: key, in: texts.keys).map { "; did you mean '\($0)'?" } ?? ""
      throw HostError("the theme has no translation '\(key)' for '\(site.configuration.language)'\(near)")
    }
  }

  /// `asset("css/zorg.css")`: the address of a file of the theme.
  private static func asset(_ site: Site, _ assets: PublishedAssets) -> HostFunction {
    HostFunction(name: "asset", parameters: "name", isPure: true) { arguments throws(HostError) in
      guard let name = arguments.text(0, "name") else {
        throw HostError("'asset' needs the name of a file in 'assets'")
      }
      guard let file = assets.files[name] else {
        let near = nearMiss(of: name, in: site.theme.assets.keys.sorted()).map { "; did you mean '\($0)'?" } ?? ""
        throw HostError("the theme has no file 'assets/\(name)'\(near)")
      }
      return .string(file.permalink.url)
    }
  }

  /// `url | absolute_url`: with scheme and host.
  private static func absoluteURL(_ site: Site) -> HostFunction {
    HostFunction(name: "absolute_url") { arguments throws(HostError) in
      guard let url = arguments.text(0, "value") else { throw HostError("'absolute_url' needs text") }
      if hasScheme(url) { return .string(url) }
      let base = site.configuration.basePath
      let path = url.hasPrefix(base) ? url.dropFirst(base.utf8.count) : url.drop { $0 == "/" }
      return .string(site.configuration.baseURL + path)
    }
  }

  /// `text | markdown`: a short text of a theme's settings as HTML.
  private static func markdown(_ site: Site) -> HostFunction {
    HostFunction(name: "markdown") { arguments throws(HostError) in
      guard let text = arguments.text(0, "value") else { throw HostError("'markdown' needs text") }
      let document = parseDocument(Array(text.utf8), firstLine: 1, options: MarkdownOptions())
      var html: [UInt8] = []
      document.html.write(into: &html, for: .page, url: { document.links[$0].destination })
      return .markup(String(decoding: html, as: UTF8.self))
    }
  }
}
