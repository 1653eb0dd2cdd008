import Diagnostics
import Foundation
import ZorgSite

/// Runs checks on temporary sites at 1 June 2024, 12:00 in Amsterdam.
enum CheckedSite {
  /// Settings of a site in which nothing is found.
  static let settings = """
    title: Proefportaal
    baseURL: https://proef.voorbeeld.nl/
    theme: kaal
    menu: [{title: Onderwerpen, url: /onderwerpen/}, {title: Auteurs, url: /auteurs/}]
    checks: {pages: []}

    """

  /// With a language, which the base site's has not.
  private static let redirect = """
    <!DOCTYPE html>
    <html lang="nl"><head><title>Verplaatst</title><meta http-equiv="refresh" content="0; url={{ page.target }}"></head>
    <body><a href="{{ page.target }}">Verder</a></body></html>

    """

  /// The base site with settings that make it clean, and files over it.
  static func site(_ files: [String: String] = [:]) throws -> TemporarySite {
    let site = try TemporarySite()
    try site.write(settings, to: "zorgsite.yaml")
    try site.write(redirect, to: "themes/kaal/templates/redirect.html")
    for (path, text) in files { try site.write(text, to: path) }
    return site
  }

  static func report(
    _ site: TemporarySite, _ change: (inout CheckOptions) throws -> Void = { _ in }
  ) async throws -> CheckReport {
    var options = CheckOptions(site: site.path, systemTime: 1_717_236_000)
    try change(&options)
    return try await Check(options).run()
  }

  /// What is found in the base site with files over it: `T001 error content/articles/a.md:1`.
  static func found(
    _ files: [String: String], _ change: (inout CheckOptions) throws -> Void = { _ in }
  ) async throws -> [String] {
    let site = try site(files)
    defer { site.remove() }
    return try await report(site, change).diagnostics.map(described)
  }

  static func described(_ diagnostic: Diagnostic) -> String {
    var words = [diagnostic.code, diagnostic.severity.rawValue]
    if let path = diagnostic.path { words.append(path + (diagnostic.position.map { ":\($0.line)" } ?? "")) }
    return words.joined(separator: " ")
  }

  /// An article with keys and a text.
  static func article(_ keys: String = "", _ text: String = "Tekst.") -> String {
    "---\ntitle: Hoest\ndate: 2024-03-01\nauthors: [sanne]\n\(keys.isEmpty ? "" : keys + "\n")---\n\(text)\n"
  }
}
