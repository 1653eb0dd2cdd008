/// Reads a PDF's information dictionary where it stands in clear text (ISO 32000-1, 14.3.3). Dictionaries inside
/// compressed object streams are not seen.
struct PDFReader {
  private let search: ByteSearch

  init(_ bytes: [UInt8], in range: Range<Int>) { search = ByteSearch(bytes: bytes, range: range) }

  func traits() -> Set<PictureTrait> {
    var traits: Set<PictureTrait> = []
    if holdsString("/Author") { traits.insert(.person) }
    if holdsString("/Producer") || holdsString("/Creator") { traits.insert(.program) }
    return traits
  }

  /// Whether a key is followed by a string with something in it, `(Jan)` or `<4A616E>`.
  private func holdsString(_ key: String) -> Bool {
    search.ends(of: key).contains { end in
      var index = end
      while index < min(end + 20, search.range.upperBound), search.bytes[index] <= 0x20 { index += 1 }
      guard index + 1 < search.range.upperBound else { return false }
      let (open, next) = (search.bytes[index], search.bytes[index + 1])
      return open == UInt8(ascii: "(") && next != UInt8(ascii: ")")
        || open == UInt8(ascii: "<") && next != UInt8(ascii: ">") && next != UInt8(ascii: "<")
    }
  }
}
