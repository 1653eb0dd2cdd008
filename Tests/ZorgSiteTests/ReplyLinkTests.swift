import Foundation
import Testing
import ZorgSite

@Suite struct ReplyLinkTests {
  static func links(_ comments: String, status: String = "open") async throws -> [String] {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(
      "title: T\nbaseURL: https://proef.voorbeeld.nl/\ntheme: kaal\ncomments: {\(comments)}\n", to: "zorgsite.yaml")
    try site.write(
      "{{ article.replyURL }}|{% for comment in article.comments %}{{ comment.replyURL }}{% endfor %}",
      to: "themes/kaal/templates/article.html")
    try site.write(
      "---\ntitle: \"Koek & ei\"\ndate: 2024-03-01\ncomments: \(status)\n---\nTekst.", to: "content/articles/koek.md")
    try site.write(ThreadTests.comment("Anna", hour: 9), to: "content/comments/koek/a1.md")
    let report = try await site.build()
    #expect(report.isCommitted, "\(report.diagnostics.map(\.message))")
    return (site.page("artikelen/koek/index.html") ?? "").replacingOccurrences(of: "&amp;", with: "&")
      .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: [
    (
      "reply: redactie@voorbeeld.nl",
      "mailto:redactie@voorbeeld.nl?subject=Reactie%20op%20Koek%20%26%20ei%20%5Bkoek%5D",
      "mailto:redactie@voorbeeld.nl?subject=Reactie%20op%20Koek%20%26%20ei%20%5Bkoek%23a1%5D"
    ),
    (
      "reply: 'https://reageren.voorbeeld.nl/{article}?op={comment}'", "https://reageren.voorbeeld.nl/koek?op=",
      "https://reageren.voorbeeld.nl/koek?op=a1"
    ),
    (
      "repository: 'https://github.com/zorg/portaal/'",
      "https://github.com/zorg/portaal/new/main?filename=content%2Fcomments%2Fkoek%2FJJJJ-MM-DD-naam.md&value=---%0Aauthor%3A%0Adate%3A%0Astatus%3A%20pending%0A---%0A%0A",
      "https://github.com/zorg/portaal/new/main?filename=content%2Fcomments%2Fkoek%2FJJJJ-MM-DD-naam.md&value=---%0Aauthor%3A%0Adate%3A%0AreplyTo%3A%20a1%0Astatus%3A%20pending%0A---%0A%0A"
    ),
    (
      "repository: 'https://gitlab.com/zorg/portaal', branch: master",
      "https://gitlab.com/zorg/portaal/-/new/master?file_name=content%2Fcomments%2Fkoek%2FJJJJ-MM-DD-naam.md",
      "https://gitlab.com/zorg/portaal/-/new/master?file_name=content%2Fcomments%2Fkoek%2FJJJJ-MM-DD-naam.md"
    ),
    (
      "repository: 'https://codeberg.org/zorg/portaal'",
      "https://codeberg.org/zorg/portaal/_new/main/content/comments/koek?value=---%0Aauthor%3A%0Adate%3A%0Astatus%3A%20pending%0A---%0A%0A",
      "https://codeberg.org/zorg/portaal/_new/main/content/comments/koek?value=---%0Aauthor%3A%0Adate%3A%0AreplyTo%3A%20a1%0Astatus%3A%20pending%0A---%0A%0A"
    ),
  ])
  func leadsToWhereReadersReply(setting: String, article: String, comment: String) async throws {
    #expect(try await Self.links(setting) == [article, comment])
  }

  @Test func leadsNowhereInAClosedThread() async throws {
    #expect(
      try await Self.links("reply: redactie@voorbeeld.nl", status: "closed").allSatisfy { !$0.contains("mailto") })
  }
}
