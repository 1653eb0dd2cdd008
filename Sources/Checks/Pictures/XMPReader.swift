/// Reads an XMP packet for the properties that can name a place, a device or a person; it does not parse the XML.
struct XMPReader {
  private let search: ByteSearch

  init(_ bytes: [UInt8], in range: Range<Int>) { search = ByteSearch(bytes: bytes, range: range) }

  func traits() -> Set<PictureTrait> {
    var traits: Set<PictureTrait> = []
    for (trait, properties) in XMPReader.properties where properties.contains(where: holdsValue) {
      traits.insert(trait)
    }
    return traits
  }

  private static let properties: [(PictureTrait, [String])] = [
    (.place, ["exif:GPSLatitude", "exif:GPSLongitude"]),
    (
      .serialNumber, ["aux:SerialNumber", "aux:LensSerialNumber", "exifEX:BodySerialNumber", "exifEX:LensSerialNumber"]
    ),
    (.person, ["dc:creator", "aux:OwnerName", "exifEX:CameraOwnerName"]),
  ]

  /// Whether a property stands as an attribute or an element with text in it, within 300 bytes of its name.
  private func holdsValue(_ property: String) -> Bool {
    search.ends(of: property).contains { end in
      var index = end
      let limit = min(end + 300, search.range.upperBound)
      while index < limit, search.bytes[index] <= 0x20 { index += 1 }
      guard index < limit else { return false }
      if search.bytes[index] == UInt8(ascii: "=") {
        return index + 2 < limit && search.bytes[index + 2] != search.bytes[index + 1]
      }
      return search.bytes[index] == UInt8(ascii: ">") && hasText(index + 1..<limit)
    }
  }

  /// Text outside tags, before the second end tag.
  private func hasText(_ range: Range<Int>) -> Bool {
    var (inTag, endTags) = (false, 0)
    for index in range {
      switch search.bytes[index] {
      case UInt8(ascii: "<"):
        inTag = true
        if index + 1 < range.upperBound, search.bytes[index + 1] == UInt8(ascii: "/") { endTags += 1 }
        if endTags > 1 { return false }
      case UInt8(ascii: ">"): inTag = false
      case 0...0x20: break
      default: if !inTag { return true }
      }
    }
    return false
  }
}
