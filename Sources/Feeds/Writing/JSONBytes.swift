import Calendar
import Text

/// Appends a JSON document piece by piece; commas come by themselves, by what stands before.
struct JSONBytes: ~Copyable {
  var output: [UInt8]

  /// `"name":` and its value.
  mutating func member(_ name: StaticString, _ value: (inout JSONBytes) -> Void) {
    separate()
    output.append("\"")
    output.append(name)
    output.append("\":")
    value(&self)
  }

  mutating func member(_ name: StaticString, _ text: String) {
    member(name) { $0.string(text) }
  }

  mutating func member(_ name: StaticString, line text: String) {
    member(name) { $0.line(text) }
  }

  /// A URL in ASCII, or nothing where there is none.
  mutating func member(_ name: StaticString, url: String?) {
    guard let url else { return }
    member(name) { $0.string(asciiURL(url)) }
  }

  mutating func member(_ name: StaticString, number: Int) {
    member(name) { $0.output.append(String(number)) }
  }

  mutating func member(_ name: StaticString, date: Moment?) {
    guard let date else { return }
    member(name) {
      $0.output.append("\"")
      $0.output.appendRFC3339(date)
      $0.output.append("\"")
    }
  }

  /// An array with one value for each element, or nothing where there are none.
  mutating func member<Element>(
    _ name: StaticString, each elements: [Element], _ value: (inout JSONBytes, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    member(name) { $0.array(elements, value) }
  }

  mutating func array<Element>(_ elements: [Element], _ value: (inout JSONBytes, Element) -> Void) {
    output.append("[")
    for element in elements {
      separate()
      value(&self, element)
    }
    output.append("]")
  }

  mutating func object(_ members: (inout JSONBytes) -> Void) {
    output.append("{")
    members(&self)
    output.append("}")
  }

  mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0, isLine: false) }
  }

  /// A string in which every run of white space is one space.
  mutating func line(_ text: String) {
    var text = text
    text.withUTF8 { string($0, isLine: true) }
  }

  /// Control characters and bytes that are no UTF-8 become U+FFFD, so that JSON says the same as XML; the line separators
  /// of JavaScript are escaped.
  mutating func string(_ bytes: UnsafeBufferPointer<UInt8>, isLine: Bool) {
    output.append("\"")
    let stringStart = output.count
    var start = 0
    var index = 0
    while index < bytes.count {
      if !isLine {
        index = endOfPlainBytes(in: bytes, from: index, before: UInt8(ascii: "\""), UInt8(ascii: "\\"))
        guard index < bytes.count else { break }
      } else if isPlainInLine(bytes, index, from: start) {
        index += 1
        continue
      }
      let character = XMLCharacter(in: bytes, at: index)
      let escape = escape(for: bytes, at: index, character, isLine: isLine)
      index += character.length
      guard let escape else { continue }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<(index - character.length)]))
      start = index
      if isLine, escape.isSpace, output.count == stringStart || output.last == UInt8(ascii: " ") { continue }
      output.append(escape.text)
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    if isLine, output.count > stringStart, output.last == UInt8(ascii: " ") { output.removeLast() }
    output.append("\"")
  }

  /// A letter, digit or sign, or the one space between two words.
  private func isPlainInLine(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, from start: Int) -> Bool {
    let byte = bytes[index]
    if byte == 0x20 { return index > start && bytes[index - 1] != byte }
    return byte > 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private func escape(
    for bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ character: XMLCharacter, isLine: Bool
  ) -> (text: StaticString, isSpace: Bool)? {
    guard character.isAllowed else { return ("\u{FFFD}", false) }
    switch bytes[index] {
    case UInt8(ascii: "\""): return ("\\\"", false)
    case UInt8(ascii: "\\"): return ("\\\\", false)
    case 0x20: return isLine ? (" ", true) : nil
    case 0x09: return isLine ? (" ", true) : ("\\t", false)
    case 0x0A: return isLine ? (" ", true) : ("\\n", false)
    case 0x0D: return isLine ? (" ", true) : ("\\r", false)
    case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
      if isLine { return (" ", true) }
      return (bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", false)
    default: return nil
    }
  }

  private mutating func separate() {
    switch output.last {
    case UInt8(ascii: "{"), UInt8(ascii: "["), nil: break
    default: output.append(",\n")
    }
  }
}
