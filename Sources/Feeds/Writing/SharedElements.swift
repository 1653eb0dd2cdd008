import Text

extension [UInt8] {
  /// Appends the lead picture as Media RSS, the same in RSS and Atom.
  mutating func appendMedia(_ image: FeedImage) {
    append("<media:content")
    appendAttribute(" url", url: image.url)
    appendAttribute(" type", image.type)
    append(" medium=\"image\"")
    if let length = image.length, length > 0 { appendAttribute(" fileSize", number: length) }
    if let width = image.width, width > 0 { appendAttribute(" width", number: width) }
    if let height = image.height, height > 0 { appendAttribute(" height", number: height) }
    if image.alt.isEmpty {
      append("/>\n")
    } else {
      append("><media:description type=\"plain\">")
      appendXML(image.alt, .line)
      append("</media:description></media:content>\n")
    }
  }

  /// Appends what a comment answers (RFC 4685), the same in RSS and Atom.
  mutating func appendReply(_ reply: FeedReply) {
    append("<thr:in-reply-to")
    appendAttribute(" ref", url: reply.id)
    append(" type=\"text/html\"")
    appendAttribute(" href", url: reply.url)
    append("/>\n")
  }
}
