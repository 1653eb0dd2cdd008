extension Engine {
  mutating func runText(
    _ filter: FilterName, _ input: Value, _ arguments: FilterArguments
  ) throws(Complaint) -> Value {
    switch filter {
    case .format: return try format(input, arguments)
    case .replace: return try replace(input, arguments)
    default: break
    }
    let (text, isMarkup) = try soft(input)
    switch filter {
    case .upper: return make(text.uppercased(), isMarkup: isMarkup)
    case .lower: return make(text.pythonLowercased, isMarkup: isMarkup)
    case .capitalize: return make(text.capitalizedFirst, isMarkup: isMarkup)
    case .title: return .string(titled(text))
    case .trim: return make(text.stripped(of: try arguments.text(0)), isMarkup: isMarkup)
    case .center: return make(centered(text, width: try arguments.whole(0, default: 80)), isMarkup: isMarkup)
    case .wordcount: return .int(wordCount(text))
    case .truncate: return try truncate(input, text, arguments)
    case .indent: return try indent(input, text, arguments)
    default:
      guard input.text != nil else { throw Complaint("'wordwrap' needs a string, found \(input.kindName)") }
      return .string(try wrap(text, arguments))
    }
  }

  private func format(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    let (text, isMarkup) = try soft(input)
    if !arguments.named.isEmpty {
      guard arguments.values.isEmpty else {
        throw Complaint("'format' takes values or names, not both")
      }
      return try formatPercent(
        make(text, isMarkup: isMarkup), [], .map(Map(arguments.named.map { (.string($0.name), $0.value) })))
    }
    return try formatPercent(make(text, isMarkup: isMarkup), arguments.values, nil)
  }

  private func replace(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    let old = try soft(arguments[0] ?? .none)
    let new = try soft(arguments[1] ?? .none)
    let limit = try arguments.given(2).map { _ throws(Complaint) in try arguments.whole(2, default: -1) } ?? -1
    var (text, isMarkup) = try soft(input)
    // At most every byte is replaced, and an empty text is found between all.
    if text.utf8.count &* 6 &+ 6 > Engine.largestText / max(1, new.text.utf8.count) {
      throw Complaint("result may be larger than \(Engine.largestText) bytes")
    }
    guard escapes else { return .string(text.replacing(old.text, with: new.text, limit: limit)) }
    if !isMarkup, old.isMarkup || new.isMarkup {
      text = text.escapedForMarkup
      isMarkup = true
    }
    if !isMarkup { return .string(text.replacing(old.text, with: new.text, limit: limit)) }
    let oldText = old.text
    let newText = new.isMarkup ? new.text : new.text.escapedForMarkup
    return .markup(text.replacing(oldText, with: newText, limit: limit))
  }

  /// Words begin after whitespace, `-`, `(`, `{`, `[` or `<`.
  private func titled(_ text: String) -> String {
    var result = ""
    var isStart = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "-", "(", "{", "[", "<": isStart = true
      default:
        if scalar.properties.isWhitespace {
          isStart = true
        } else {
          result += isStart ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping
          isStart = false
          continue
        }
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private func centered(_ text: String, width: Int) -> String {
    let padding = min(width, Engine.longestRange) - text.scalarCount
    guard padding > 0 else { return text }
    // Python puts the odd space left where the width is odd.
    let left = padding / 2 + (padding & width & 1)
    return String(repeating: " ", count: left) + text + String(repeating: " ", count: padding - left)
  }

  private func wordCount(_ text: String) -> Int {
    var count = 0
    var isInside = false
    for scalar in text.unicodeScalars {
      let isWord = scalar.isWordPart
      if isWord, !isInside { count += 1 }
      isInside = isWord
    }
    return count
  }

  private func truncate(_ input: Value, _ text: String, _ arguments: FilterArguments) throws(Complaint) -> Value {
    let length = try arguments.whole(0, default: 255)
    let end = try soft(arguments[2] ?? .string("..."))
    let leeway = try arguments.given(3).map { _ throws(Complaint) in try arguments.whole(3, default: 5) } ?? 5
    let room = length - end.text.scalarCount
    if room < 0 { throw Complaint("'truncate' needs a length of at least \(end.text.scalarCount)") }
    if leeway < 0 { throw Complaint("'truncate' needs a leeway of at least 0") }
    let scalars = text.unicodeScalars
    if input.text == nil, !input.isMarkup {
      if try input.length() - leeway <= length { return input }
      throw Complaint("'truncate' needs a string, found \(input.kindName)")
    }
    guard text.scalarCount - leeway > length else { return input }
    var cut = String(scalars.prefix(room))
    if try !arguments.flag(1), let space = cut.utf8.lastIndex(of: UInt8(ascii: " ")) { cut = String(cut[..<space]) }
    switch (input.isMarkup, end.isMarkup) {
    case (false, false): return .string(cut + end.text)
    case (true, true): return .markup(cut + end.text)
    case (true, false): return .markup(cut + end.text.escapedForMarkup)
    case (false, true): return .markup(cut.escapedForMarkup + end.text)
    }
  }

  private func indent(_ input: Value, _ text: String, _ arguments: FilterArguments) throws(Complaint) -> Value {
    guard input.text != nil else { throw Complaint("'indent' needs a string, found \(input.kindName)") }
    let indention: String
    if let given = arguments[0], let own = given.text {
      indention = own
    } else {
      indention = String(repeating: " ", count: max(0, min(try arguments.whole(0, default: 4), 10_000)))
    }
    let indentsBlank = try arguments.flag(2)
    // A last line end counts as a line of its own.
    let lines = (text + "\n").pythonLines
    if lines.count > Engine.largestText / max(1, indention.utf8.count) {
      throw Complaint("result is larger than \(Engine.largestText) bytes")
    }
    var result = lines.first ?? ""
    for line in lines.dropFirst() {
      result += "\n"
      if indentsBlank || !line.isEmpty { result += indention }
      result += line
    }
    if try arguments.flag(1) { result = indention + result }
    return make(result, isMarkup: input.isMarkup)
  }
}

extension String {
  /// In lower case; a sigma at a word's end is the final one.
  var pythonLowercased: String {
    guard unicodeScalars.contains("\u{3A3}") else { return lowercased() }
    let scalars = Array(unicodeScalars)
    func isCased(_ positions: some Sequence<Int>) -> Bool {
      for position in positions where !scalars[position].properties.isCaseIgnorable {
        return scalars[position].properties.isCased
      }
      return false
    }
    var result = ""
    for (position, scalar) in scalars.enumerated() {
      if scalar == "\u{3A3}", isCased((0..<position).reversed()), !isCased((position + 1)..<scalars.count) {
        result += "\u{3C2}"
      } else {
        result += scalar.properties.lowercaseMapping
      }
    }
    return result
  }

  /// The first character in upper case, the rest in lower case.
  var capitalizedFirst: String {
    guard let first = unicodeScalars.first else { return self }
    return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst()).pythonLowercased
  }

  /// Python's `splitlines`.
  var pythonLines: [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in unicodeScalars {
      if isAfterReturn {
        isAfterReturn = false
        if scalar == "\n" { continue }
      }
      switch scalar {
      case "\n", "\r", "\u{B}", "\u{C}", "\u{1C}", "\u{1D}", "\u{1E}", "\u{85}", "\u{2028}", "\u{2029}":
        isAfterReturn = scalar == "\r"
        lines.append(String(line))
        line = String.UnicodeScalarView()
      default: line.append(scalar)
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }
}
