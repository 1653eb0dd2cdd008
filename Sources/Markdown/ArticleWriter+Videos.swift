import Diagnostics
import Text

/// `[![What is to be seen](poster.jpg)](https://www.youtube.com/watch?v=...)`, alone in a paragraph: a picture of the
/// site's own, a link that loads the player into a frame beside it, and a plain link. In a feed the picture is a link.
///
/// The frame has no address of its own. A lazy one in closed `details` would do where scripts run, but browsers load
/// lazy frames at once where they are switched off.
extension ArticleWriter {
  /// What a paragraph shows, where it is a video and nothing else.
  func video(in paragraph: Node) -> (video: Video, link: Node, image: Node)? {
    guard let link = paragraph.firstChild, link.kind == .link, link.next == nil,
      let image = link.firstChild, image.kind == .image, image.next == nil,
      let video = Video(String(decoding: link.destination, as: UTF8.self))
    else { return nil }
    return (video, link, image)
  }

  mutating func write(_ video: Video, link: Node, image: Node) {
    let provider = video.provider.rawValue
    let number = links.count
    links.append(
      Link(
        destination: String(decoding: link.destination, as: UTF8.self), kind: .link,
        position: Position(line: 0, column: 0)))
    append(only: .page, "<figure class=\"video\"><details><summary>")
    append(only: .feed) {
      $0.output.append("<p>")
      $0.openVideoLink(number)
    }
    checkPicture(image)
    enterImage(image, inFigure: true)
    links[number].position = source.position(ofLink: link, in: block).position
    append(only: .page) { $0.writePlayer(video, title: image.plainText, at: $0.links[number].position) }
    append(only: .feed, "</a></p>\n<p>")
    if !image.title.isEmpty {
      output.appendText(image.title, .article)
      output.append(" ")
      text.append(image.title)
    }
    openVideoLink(number)
    output.appendEscaped(options.labels.videoLink.replacingFirstPercent(with: provider))
    output.append("</a>")
    append(only: .page, "</figcaption></figure>\n")
    append(only: .feed, "</p>\n")
  }

  private mutating func writePlayer(_ video: Video, title: String, at position: Position) {
    let provider = video.provider.rawValue
    videoCount += 1
    let name = "video-\(videoCount)"
    output.append("<span>")
    output.appendEscaped(options.labels.videoOpen)
    output.append("</span></summary><p><a href=\"")
    slot(for: Link(destination: video.player, kind: .frame, position: position))
    output.append("\" target=\"")
    output.append(name)
    output.append("\">")
    output.appendEscaped(options.labels.videoPlay.replacingFirstPercent(with: provider))
    output.append("</a></p><iframe name=\"")
    output.append(name)
    output.append("\" title=\"")
    output.appendEscaped(title.isEmpty ? provider : title)
    output.append("\" allow=\"autoplay; fullscreen\"></iframe></details><figcaption>")
  }

  private mutating func openVideoLink(_ number: Int) {
    output.append("<a href=\"")
    slots.append(Fragment.Slot(.url, at: output.count, number))
    output.append("\">")
  }

  private mutating func checkPicture(_ image: Node) {
    if case .web = LinkDestination(image.destination) {
      diagnostics.append(.pictureElsewhere(at: source.position(of: block)))
    }
  }
}

extension Diagnostic {
  fileprivate static func pictureElsewhere(at position: Position) -> Diagnostic {
    .warning(
      "markdown.video-picture", "the picture of this video stands on another site, which readers' browsers do not ask",
      at: position, notes: [Note("save it beside the article and name that file")])
  }
}
