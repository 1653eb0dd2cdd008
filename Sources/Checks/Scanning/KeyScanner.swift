/// Finds keys with their values in front matter, YAML and JSON, line by line.
enum KeyScanner {
  struct Key {
    /// The key without quotes.
    var name: Range<Int>
    /// From behind the colon to the end of the line, or of the field in JSON.
    var value: Range<Int>
    /// From the key to the end of its value.
    var line: Range<Int> { name.lowerBound..<max(value.upperBound, name.upperBound) }
  }

  /// Reads each byte of the range at most twice.
  static func keys(in text: ScannedText, range: Range<Int>) -> [Key] {
    let bytes = text.bytes
    guard let first = bytes[range].first(where: { $0 > 0x20 }) else { return [] }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? jsonKeys(bytes, range) : yamlKeys(bytes, range)
  }

  private static func yamlKeys(_ bytes: [UInt8], _ range: Range<Int>) -> [Key] {
    var keys: [Key] = []
    var lines = LineRanges(bytes, from: range.lowerBound)
    while let line = lines.next(), line.lowerBound < range.upperBound {
      var start = line.lowerBound
      while start < line.upperBound, " -\"'\t".utf8.contains(bytes[start]) { start += 1 }
      var end = start
      while end < line.upperBound, isKeyByte(bytes[end]) { end += 1 }
      var colon = end
      while colon < line.upperBound, "\"' ".utf8.contains(bytes[colon]) { colon += 1 }
      guard end > start, colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else { continue }
      keys.append(Key(name: start..<end, value: trimmed(bytes, colon + 1..<line.upperBound)))
    }
    return keys
  }

  /// Strings that a colon follows; escapes are skipped.
  private static func jsonKeys(_ bytes: [UInt8], _ range: Range<Int>) -> [Key] {
    var keys: [Key] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      let start = index + 1
      index = stringEnd(bytes, start, range.upperBound)
      let end = min(index, range.upperBound)
      index += 1
      while index < range.upperBound, bytes[index] <= 0x20 { index += 1 }
      guard index < range.upperBound, bytes[index] == UInt8(ascii: ":") else { continue }
      index += 1
      while index < range.upperBound, bytes[index] <= 0x20 { index += 1 }
      let value = index
      if index < range.upperBound, bytes[index] == UInt8(ascii: "\"") {
        index = min(stringEnd(bytes, index + 1, range.upperBound) + 1, range.upperBound)
      } else {
        while index < range.upperBound, !",}]{[\n".utf8.contains(bytes[index]) { index += 1 }
      }
      keys.append(Key(name: start..<end, value: value..<index))
    }
    return keys
  }

  private static func stringEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
    var index = start
    while index < limit, bytes[index] != UInt8(ascii: "\"") { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
    return index
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte >= 0x80
  }
}
