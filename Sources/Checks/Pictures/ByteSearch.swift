/// Looks for texts in a stretch of bytes; each search reads the stretch once.
struct ByteSearch {
  let bytes: [UInt8]
  let range: Range<Int>

  /// Where a text ends, for each place at which it stands.
  func ends(of text: String) -> [Int] {
    let pattern = Array(text.utf8)
    guard let first = pattern.first, range.count >= pattern.count else { return [] }
    var found: [Int] = []
    var index = range.lowerBound
    while index <= range.upperBound - pattern.count {
      if bytes[index] == first, bytes[index..<index + pattern.count].elementsEqual(pattern) {
        found.append(index + pattern.count)
      }
      index += 1
    }
    return found
  }
}
