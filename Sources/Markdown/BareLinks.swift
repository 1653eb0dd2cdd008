/// Finds URLs that stand in text without any marks: `https://...`, `http://...` and `www....`.
///
/// Every byte is looked at a bounded number of times. E-mail addresses stay text: readers' addresses are not ours to
/// make clickable.
struct BareLinks {
  /// A URL in a text; one that starts with `www.` lacks a scheme.
  struct Match {
    var range: Range<Int>
    var lacksScheme: Bool
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  mutating func next() -> Match? {
    while index + 4 < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ":") {
        if let match = schemeMatch(at: index) { return match }
      } else if byte | 0x20 == UInt8(ascii: "w"), let match = wwwMatch(at: index) {
        return match
      }
      index += 1
    }
    return nil
  }

  private mutating func schemeMatch(at colon: Int) -> Match? {
    guard text[colon + 1] == UInt8(ascii: "/"), text[colon + 2] == UInt8(ascii: "/") else { return nil }
    let start: Int
    if precedes("https", colon) {
      start = colon - 5
    } else if precedes("http", colon) {
      start = colon - 4
    } else {
      return nil
    }
    guard isBoundary(before: start), let end = end(from: colon + 3) else { return nil }
    index = end
    return Match(range: start..<end, lacksScheme: false)
  }

  private mutating func wwwMatch(at start: Int) -> Match? {
    guard text[start + 1] | 0x20 == UInt8(ascii: "w"), text[start + 2] | 0x20 == UInt8(ascii: "w"),
      text[start + 3] == UInt8(ascii: "."), isBoundary(before: start), let end = end(from: start)
    else { return nil }
    index = end
    return Match(range: start..<end, lacksScheme: true)
  }

  private func precedes(_ scheme: StaticString, _ colon: Int) -> Bool {
    let count = scheme.utf8CodeUnitCount
    guard colon >= count else { return false }
    for offset in 0..<count where text[colon - count + offset] | 0x20 != scheme.utf8Start[offset] { return false }
    return true
  }

  private func isBoundary(before start: Int) -> Bool {
    guard start > 0 else { return true }
    switch text[start - 1] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "@"),
      UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "="):
      return false
    default: return true
    }
  }

  /// The end of the URL whose host starts here, or nil where that is no host with a dot. Hosts have at most 253 bytes,
  /// so a text full of false starts is not read to its end for each of them.
  private func end(from host: Int) -> Int? {
    var hostEnd = host
    while hostEnd < text.count, isHostByte(text[hostEnd]), !isWideSpace(at: hostEnd) {
      hostEnd += 1
      guard hostEnd - host <= 253 else { return nil }
    }
    guard isHost(host..<withoutTrailingPunctuation(host..<hostEnd)) else { return nil }
    var end = hostEnd
    if end < text.count, isPathStart(text[end]) {
      while end < text.count, text[end] > 0x20, text[end] != UInt8(ascii: "<"), text[end] != UInt8(ascii: ">"),
        text[end] != UInt8(ascii: "\""), !isWideSpace(at: end)
      {
        end += 1
      }
    }
    return withoutTrailingPunctuation(host..<end)
  }

  private func isPathStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: ":"): true
    default: false
    }
  }

  private func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...0xFF:
      true
    default: false
    }
  }

  /// Whether these bytes are labels with a dot between each two.
  private func isHost(_ range: Range<Int>) -> Bool {
    var hasDot = false
    var labelLength = 0
    for offset in range {
      if text[offset] == UInt8(ascii: ".") {
        guard labelLength > 0 else { return false }
        hasDot = true
        labelLength = 0
      } else {
        labelLength += 1
      }
    }
    return hasDot && labelLength > 0
  }

  private func withoutTrailingPunctuation(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    var open = 0
    var closed = 0
    for offset in range {
      if text[offset] == UInt8(ascii: "(") { open += 1 }
      if text[offset] == UInt8(ascii: ")") { closed += 1 }
    }
    while end > range.lowerBound {
      switch text[end - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: ";"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"),
        UInt8(ascii: "]"), UInt8(ascii: "["), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "`"):
        end -= 1
      case UInt8(ascii: ")") where closed > open:
        closed -= 1
        end -= 1
      case 0x80...0xBF where isWidePunctuation(endingAt: end): end -= isGuillemet(endingAt: end) ? 2 : 3
      default: return end
      }
    }
    return end
  }

  /// Curly quotes, dashes and the ellipsis, and guillemets.
  private func isWidePunctuation(endingAt end: Int) -> Bool {
    if isGuillemet(endingAt: end) { return true }
    guard end >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80 else { return false }
    return (0x93...0xA6).contains(text[end - 1])
  }

  private func isGuillemet(endingAt end: Int) -> Bool {
    end >= 2 && text[end - 2] == 0xC2 && (text[end - 1] == 0xAB || text[end - 1] == 0xBB)
  }

  /// No-break, thin and ideographic spaces and their kin.
  private func isWideSpace(at index: Int) -> Bool {
    guard text[index] >= 0xC2, index + 1 < text.count else { return false }
    if text[index] == 0xC2 { return text[index + 1] == 0xA0 }
    guard index + 2 < text.count else { return false }
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80): return true
    default: return false
    }
  }
}
