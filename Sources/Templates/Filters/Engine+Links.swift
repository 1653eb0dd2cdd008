extension Engine {
  /// `urlize`: the web and mail addresses in a text become links.
  func linked(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    var relations = Set((try arguments.text(3) ?? "").pieces(separatedBy: nil))
    if try arguments.flag(1) { relations.insert("nofollow") }
    relations.insert("noopener")
    var schemes: [String] = []
    for scheme in try arguments.given(4)?.elements() ?? [] {
      guard let text = scheme.text, text.utf8.contains(UInt8(ascii: ":")), text.utf8.count > 2 else {
        throw Complaint("\(scheme.represented) is no scheme: it is letters and ':'")
      }
      schemes.append(text)
    }
    let linker = Linker(
      limit: try arguments.given(0).map { _ throws(Complaint) in try arguments.whole(0, default: 0) },
      relation: " rel=\"\(relations.sorted().joined(separator: " ").escapedForMarkup)\"",
      target: try arguments.text(2).map { " target=\"\($0.escapedForMarkup)\"" } ?? "", schemes: schemes)
    let text = input.isMarkup ? printed(input) : printed(input).escapedForMarkup
    let result = linker.link(text)
    return escapes ? .markup(result) : .string(result)
  }
}

/// Finds addresses in escaped text. What surrounds one, brackets and full stops, stays outside the link.
private struct Linker {
  let limit: Int?
  let relation: String
  let target: String
  let schemes: [String]

  func link(_ text: String) -> String {
    var result = ""
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value) {
        if !word.isEmpty { result += linkWord(String(word)) }
        word = String.UnicodeScalarView()
        result.unicodeScalars.append(scalar)
      } else {
        word.append(scalar)
      }
    }
    return word.isEmpty ? result : result + linkWord(String(word))
  }

  private func linkWord(_ word: String) -> String {
    var head = ""
    var middle = word[...]
    while let open = ["(", "<", "&lt;"].first(where: { middle.hasPrefix($0) }) {
      head += open
      middle = middle.dropFirst(open.count)
    }
    var tail = ""
    while let close = [")", ">", ".", ",", "&gt;"].first(where: { middle.hasSuffix($0) }) {
      tail = close + tail
      middle = middle.dropLast(close.count)
    }
    for (open, close) in [("(", ")"), ("<", ">"), ("&lt;", "&gt;")] {
      let opened = occurrences(of: open, in: middle)
      guard opened > occurrences(of: close, in: middle) else { continue }
      for _ in 0..<min(opened, occurrences(of: close, in: tail[...])) {
        guard let found = tail.find(close) else { break }
        let bytes = Array(tail.utf8)
        let end = found + close.utf8.count
        middle = Substring(middle + String(decoding: bytes[..<end], as: UTF8.self))
        tail = String(decoding: bytes[end...], as: UTF8.self)
      }
    }
    return head + linkAddress(String(middle)) + tail
  }

  private func occurrences(of part: String, in text: Substring) -> Int {
    String(text).pieces(separatedBy: part).count - 1
  }

  private func linkAddress(_ text: String) -> String {
    if isWebAddress(text) {
      let hasScheme = text.hasPrefix("https://") || text.hasPrefix("http://")
      var shown = text
      if let limit, text.scalarCount > limit {
        shown = String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(0, limit)))) + "..."
      }
      return "<a href=\"\(hasScheme ? "" : "https://")\(text)\"\(relation)\(target)>\(shown)</a>"
    }
    if text.hasPrefix("mailto:"), isMailAddress(String(text.dropFirst(7))) {
      return "<a href=\"\(text)\">\(text.dropFirst(7))</a>"
    }
    if text.utf8.contains(UInt8(ascii: "@")), !text.hasPrefix("www."), !text.hasPrefix("@"),
      !text.utf8.contains(UInt8(ascii: ":")), isMailAddress(text)
    {
      return "<a href=\"mailto:\(text)\">\(text)</a>"
    }
    var result = text
    for scheme in schemes where result != scheme && result.hasPrefix(scheme) {
      result = "<a href=\"\(result)\"\(relation)\(target)>\(result)</a>"
    }
    return result
  }

  // MARK: Addresses

  private func isWebAddress(_ text: String) -> Bool {
    let lowered = text.lowercased()
    for scheme in ["https://", "http://", "www."] where lowered.hasPrefix(scheme) {
      let rest = Array(lowered.unicodeScalars.dropFirst(scheme.count))
      if let end = rest.firstIndex(where: { ":/?#".unicodeScalars.contains($0) }) ?? Optional(rest.count),
        isHost(rest[..<end]) || (scheme != "www." && isNumericHost(rest[..<end])), isRest(rest[end...])
      {
        return true
      }
      if scheme != "www.", rest.first == "[", let close = rest.firstIndex(of: "]"),
        isNumericHost6(rest[1..<close]), isRest(rest[(close + 1)...])
      {
        return true
      }
    }
    let scalars = Array(lowered.unicodeScalars)
    let end = scalars.firstIndex { ":/?#".unicodeScalars.contains($0) } ?? scalars.count
    let labels = scalars[..<end].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last,
      ["com", "net", "int", "edu", "gov", "org", "info", "mil"].contains(String(String.UnicodeScalarView(last)))
    else { return false }
    return labels.dropLast().allSatisfy { (2...63).contains($0.count) && $0.allSatisfy(isHostScalar) }
      && isRest(scalars[end...])
  }

  private func isHost(_ host: ArraySlice<Unicode.Scalar>) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard let last = labels.last, labels.dropLast().allSatisfy({ !$0.isEmpty && $0.allSatisfy(isHostScalar) }) else {
      return false
    }
    if (2...63).contains(last.count), last.allSatisfy({ ("a"..."z").contains($0) }) { return true }
    return last.starts(with: "xn--".unicodeScalars) && (6...63).contains(last.count)
      && last.dropFirst(4).allSatisfy { $0 == "%" || isWordScalar($0) }
  }

  private func isNumericHost(_ host: ArraySlice<Unicode.Scalar>) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy { ("0"..."9").contains($0) } }
  }

  private func isNumericHost6(_ host: ArraySlice<Unicode.Scalar>) -> Bool {
    let parts = host.split(separator: ":", omittingEmptySubsequences: false)
    return (3...9).contains(parts.count)
      && parts.allSatisfy {
        $0.count <= 4 && $0.allSatisfy { ("0"..."9").contains($0) || ("a"..."f").contains($0) }
      }
  }

  /// A port, then a path, query or fragment; all may be absent.
  private func isRest(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    var rest = rest
    if rest.first == ":" {
      let digits = rest.dropFirst().prefix { ("0"..."9").contains($0) }
      guard (1...5).contains(digits.count) else { return false }
      rest = rest[digits.endIndex...]
    }
    guard let first = rest.first else { return true }
    return first == "/" || first == "?" || first == "#"
  }

  private func isMailAddress(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    for position in scalars.indices.dropFirst() where scalars[position] == "@" {
      let host = scalars[(position + 1)...]
      guard let first = host.first, isWordScalar(first), let dot = host.lastIndex(of: "."), dot > host.startIndex else {
        continue
      }
      if host[(dot + 1)...].isEmpty || !host[(dot + 1)...].allSatisfy(isWordScalar) { continue }
      if host[..<dot].allSatisfy({ isWordScalar($0) || $0 == "." || $0 == "-" }) { return true }
    }
    return false
  }

  private func isHostScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "%" || scalar == "-" || isWordScalar(scalar)
  }

  private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool { scalar.isWordPart }
}

extension Unicode.Scalar {
  /// Python's `\w`: letters, digits of any script, and `_`.
  var isWordPart: Bool {
    if isASCII {
      switch self {
      case "a"..."z", "A"..."Z", "0"..."9", "_": return true
      default: return false
      }
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
