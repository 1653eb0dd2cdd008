extension PrivacyScan {
  /// P006: a mail address that is neither of an allowed domain nor, outside comments, a shared mailbox.
  mutating func findMailAddress(at index: Int) {
    guard let sign = token(index) else { return }
    switch sign.sign {
    case UInt8(ascii: "@"): findPlainAddress(at: sign.start)
    case UInt8(ascii: "("), UInt8(ascii: "["): findSpelledAddress(at: index)
    default: break
    }
  }

  /// At most 64 bytes before the `@` and 253 behind it, the bounds of RFC 5321.
  private mutating func findPlainAddress(at sign: Int) {
    var start = sign
    while sign - start < 64, isLocal(byte(start - 1)) { start -= 1 }
    while start < sign, !isAlphanumeric(byte(start)), byte(start) < 0x80 { start += 1 }
    var end = sign + 1
    while end - sign < 253, isDomain(byte(end)) { end += 1 }
    while end > sign, !isAlphanumeric(byte(end - 1)), byte(end - 1) < 0x80 { end -= 1 }
    guard start < sign, end > sign + 1, !isHandle(start) else { return }
    judgeAddress(string(start..<sign), string(sign + 1..<end), at: start..<end)
  }

  /// `kees(at)post.example`, `ria [at] post [dot] example`.
  private mutating func findSpelledAddress(at index: Int) {
    guard let open = token(index), let word = token(index + 1), let close = token(index + 2) else { return }
    guard close.sign == UInt8(ascii: ")") || close.sign == UInt8(ascii: "]") else { return }
    guard word.count == 2, string(word.start..<word.end).lowercased() == "at" else { return }
    guard let local = token(index - 1), local.kind == .word || local.kind == .number, open.start - local.end <= 1 else {
      return
    }
    var (domain, cursor, end) = ("", index + 3, close.end)
    for _ in 0..<8 {
      guard let part = token(cursor), part.start - end <= 1, part.kind == .word || part.kind == .number else { break }
      domain += string(part.start..<part.end)
      end = part.end
      guard let dot = dotEnd(at: cursor + 1), let last = token(dot - 1) else { break }
      domain += "."
      cursor = dot
      end = last.end
    }
    guard domain.contains("."), !domain.hasSuffix(".") else { return }
    judgeAddress(string(local.start..<local.end), domain, at: local.start..<end)
  }

  /// The index behind a dot that a letter follows, or behind `[dot]` or `(punt)`.
  private mutating func dotEnd(at index: Int) -> Int? {
    guard let first = token(index), let second = token(index + 1) else { return nil }
    if first.sign == UInt8(ascii: ".") { return second.start == first.end && second.kind == .word ? index + 1 : nil }
    guard first.sign == UInt8(ascii: "(") || first.sign == UInt8(ascii: "["), token(index + 2)?.kind == .sign else {
      return nil
    }
    let word = string(second.start..<second.end).lowercased()
    return word == "dot" || word == "punt" ? index + 3 : nil
  }

  private mutating func judgeAddress(_ local: String, _ domain: String, at range: Range<Int>) {
    let (local, domain) = (local.lowercased(), domain.lowercased())
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, !labels.contains(""), let last = labels.last, last.utf8.count >= 2 else { return }
    guard last.utf8.allSatisfy({ !isDigit($0) }) || last.hasPrefix("xn--"), !isPicture(labels) else { return }
    guard !allowed.allowsMail(at: domain), !isInAddress(range) else { return }
    if !text.kind.isFromAStranger, isMailbox(local) { return }
    report(
      "P006", severityByAuthor, "mail address \(masked(local, showing: 1))@\(masked(domain, showing: 1))",
      advice: "leave it out, or list the domain under the allowances if it is the organisation's own", at: range,
      rank: 5)
  }

  /// `info`, `redactie`, `poli.cardiologie`: nobody in person.
  private func isMailbox(_ local: String) -> Bool {
    Lexicon.mailboxes.contains(local)
      || local.split(whereSeparator: { ".-_+".contains($0) }).first.map { Lexicon.mailboxes.contains(String($0)) }
        == true
  }

  /// `logo@2x.png` is a picture for fine screens.
  private func isPicture(_ labels: [Substring]) -> Bool {
    guard let first = labels.first, let last = labels.last else { return false }
    return ["png", "jpg", "jpeg", "gif", "webp", "svg", "avif"].contains(last) && first.hasSuffix("x")
      && first.dropLast().allSatisfy(\.isNumber)
  }

  /// `@naam@server`: an account in the fediverse.
  private mutating func isHandle(_ start: Int) -> Bool {
    byte(start - 1) == UInt8(ascii: "@")
      || byte(start - 1) == UInt8(ascii: "/") && byte(start - 2) != UInt8(ascii: ":")
        && byte(start - 2) != UInt8(ascii: "/") && byte(start - 2) != 0
  }

  /// `https://naam@server/`: a user of a server. A query may still hold an address.
  private mutating func isInAddress(_ range: Range<Int>) -> Bool {
    byte(range.lowerBound - 1) == UInt8(ascii: "/") && byte(range.lowerBound - 2) == UInt8(ascii: "/")
  }

  private func isLocal(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte >= 0x80 || ".-_+'".utf8.contains(byte)
  }

  private func isDomain(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte >= 0x80 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
