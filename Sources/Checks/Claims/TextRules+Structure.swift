extension TextRules {
  /// A005: tables without a header row, A013: lines of emoji only; and A006.
  static func structure(_ bytes: [UInt8]) -> [Match] {
    var matches: [Match] = []
    var previous: Range<Int>?
    var inFence = false
    for line in LineRanges(bytes) {
      let text = bytes[line]
      let isFence = text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8)
      if isFence { inFence.toggle() }
      defer { previous = inFence || isFence ? nil : line }
      if inFence || isFence { continue }
      if let head = previous, isDelimiterRow(text), isEmptyRow(bytes[head]) {
        matches.append(
          match(
            .error, "A005", "table without a header row", advice: "name the columns in the table's first row", at: head)
        )
      }
      if isOnlyEmoji(text) {
        matches.append(match(.hint, "A013", "line of emoji only", advice: "say it in words too", at: line))
      }
    }
    return matches + media(bytes)
  }

  /// `| --- | :-: |`.
  static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, "|-: \t".utf8.contains(first) else { return false }
    return line.contains(UInt8(ascii: "|")) && line.contains(UInt8(ascii: "-"))
      && line.allSatisfy { "|-: \r\t".utf8.contains($0) }
  }

  private static func isEmptyRow(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(UInt8(ascii: "|")) && line.allSatisfy { "| \r\t".utf8.contains($0) }
  }

  private static func isOnlyEmoji(_ line: ArraySlice<UInt8>) -> Bool {
    // Emoji are four bytes of UTF-8, or three: a line that starts with ASCII other than a mark is no such line.
    guard let first = line.first(where: { !"#*_>- \r\t".utf8.contains($0) }), first >= 0xE2 else { return false }
    let signs = String(decoding: line, as: UTF8.self).unicodeScalars.filter {
      !"#*_>- \r\t".unicodeScalars.contains($0)
    }
    return signs.contains { $0.properties.isEmojiPresentation }
      && signs.allSatisfy { $0.properties.isEmoji && !("0"..."9").contains($0) || $0 == "\u{FE0F}" || $0 == "\u{200D}" }
  }

  /// A006: video and sound in raw HTML without a track of captions, in a text that nowhere speaks of a transcript.
  private static func media(_ bytes: [UInt8]) -> [Match] {
    let all = ByteSearch(bytes: bytes, range: 0..<bytes.count)
    let places = ["video", "audio"].flatMap { name in all.ends(of: "<\(name)").map { (name, $0) } }
    guard !places.isEmpty, !speaksOfTranscript(bytes) else { return [] }
    return places.compactMap { name, end in
      let close = ByteSearch(bytes: bytes, range: end..<bytes.count).ends(of: "</\(name)>").first ?? bytes.count
      guard ByteSearch(bytes: bytes, range: end..<close).ends(of: "<track").isEmpty else { return nil }
      return match(
        .error, "A006", "\(name) without captions or transcript",
        advice: "add a '<track>' with captions, or a transcript under a heading that says so",
        at: end - name.utf8.count - 1..<end)
    }
  }

  /// A006 too: a picture that links to a video elsewhere, which the page shows as a player.
  static func videos(_ links: [MarkdownLink], _ bytes: [UInt8]) -> [Match] {
    let videos = links.filter { link in
      !link.isPicture && link.text.hasPrefix("![") && videoHosts.contains { link.address.contains($0) }
    }
    guard !videos.isEmpty, !speaksOfTranscript(bytes) else { return [] }
    return videos.map { video in
      warning(
        "A006", "video without a transcript", advice: "add what is said in it under a heading with the word transcript",
        at: video.range)
    }
  }

  private static let videoHosts = ["//youtu.be/", "//www.youtube.com/", "//youtube.com/", "//vimeo.com/"]

  private static func speaksOfTranscript(_ bytes: [UInt8]) -> Bool {
    let all = ByteSearch(bytes: bytes, range: 0..<bytes.count)
    return ["ranscript", "itgeschreven"].contains { !all.ends(of: $0).isEmpty }
  }
}
