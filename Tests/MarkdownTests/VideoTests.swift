import Markdown
import Testing

@Suite struct VideoTests {
  static let youTube = "https://www.youtube.com/watch?v=M7lc1UVf-VE"

  @Test func becomesAPictureThatOpensThePlayerAndAPlainLink() {
    #expect(
      html("[![Zo was je handen](handen.jpg)](\(Self.youTube)&t=90)") == """
        <figure class="video"><details><summary><img src="handen.jpg" alt="Zo was je handen" loading="lazy" decoding="async"><span>Watch</span></summary><p><a href="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1" target="video-1">Play here: YouTube gets your data</a></p><iframe name="video-1" title="Zo was je handen" allow="autoplay; fullscreen"></iframe></details><figcaption><a href="\(Self.youTube)&amp;t=90">Watch on YouTube</a></figcaption></figure>

        """)
  }

  @Test func isAPictureAndALinkInAFeed() {
    #expect(
      html("[![Zo was je handen](/h.jpg \"In 1 minuut.\")](\(Self.youTube))", for: .feed) == """
        <p><a href="\(Self.youTube)"><img src="/h.jpg" alt="Zo was je handen"></a></p>
        <p>In 1 minuut. <a href="\(Self.youTube)">Watch on YouTube</a></p>

        """)
  }

  @Test(arguments: [
    ("https://www.youtube.com/watch?v=M7lc1UVf-VE", "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1"),
    (
      "https://m.youtube.com/watch?app=m&v=M7lc1UVf-VE#t=3",
      "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1"
    ),
    ("https://youtu.be/M7lc1UVf-VE?t=3", "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1"),
    ("https://www.youtube.com/shorts/M7lc1UVf-VE", "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1"),
    (
      "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE",
      "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1"
    ),
    ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"),
    ("https://player.vimeo.com/video/76979871?h=1", "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"),
  ])
  func knowsTheAddressesThatPeopleCopy(address: String, player: String) {
    let links = document("[![a](b.jpg)](\(address))").links
    #expect(links.filter { $0.kind == .frame }.map(\.destination) == [player])
    #expect(links.first?.destination == address)
    #expect(links.first?.position.column == 15)
  }

  @Test(arguments: [
    "https://www.youtube.com/@kanaal", "https://www.youtube.com/watch?v=kort", "https://www.youtube.com/watch",
    "https://youtube.com.voorbeeld.nl/watch?v=M7lc1UVf-VE", "https://youtu.be/M7lc1UVf-VE/x",
    "https://vimeo.com/kanaal",
    "https://voorbeeld.nl/watch?v=M7lc1UVf-VE", "//youtu.be/M7lc1UVf-VE", "https://youtu.be/M7lc1UVf%22E",
    "https://vimeo.com/1234567890123456",
  ])
  func leavesOtherAddressesAlone(address: String) {
    #expect(!html("[![a](b.jpg)](\(address))").contains("<iframe"))
  }

  @Test(arguments: [
    "Zie [![a](b.jpg)](https://youtu.be/M7lc1UVf-VE)", "[a](https://youtu.be/M7lc1UVf-VE)",
    "[![a](b.jpg) b](https://youtu.be/M7lc1UVf-VE)", "- [![a](b.jpg)](https://youtu.be/M7lc1UVf-VE)",
  ])
  func needsAPictureAloneInAParagraph(text: String) {
    #expect(!html(text).contains("<iframe"))
  }

  @Test func givesEachVideoItsOwnFrame() {
    let text = html("[![a](a.jpg)](\(Self.youTube))\n\n[![b](b.jpg)](https://vimeo.com/76979871)")
    #expect(
      text.matches(of: #/(?:target|iframe name)="(video-\d)"/#).map(\.1) == [
        "video-1", "video-1", "video-2", "video-2",
      ])
    #expect(!text.contains(" src=\"http"))
  }

  @Test func warnsOfAPictureThatBrowsersWouldAskAnotherSiteFor() {
    let found = document("[![a](https://i.ytimg.com/vi/x/0.jpg)](\(Self.youTube))").diagnostics
    #expect(found.map(\.code) == ["markdown.video-picture"])
  }

  @Test func neverStandsInAComment() {
    #expect(!commentHTML("[![a](b.jpg)](\(Self.youTube))").contains("<iframe"))
  }
}
