/// The metadata segments of a JPEG file: Exif and XMP in APP1, IPTC in APP13 (ISO/IEC 10918-1, annex B).
enum JPEGMetadata {
  static func blocks(of bytes: [UInt8]) -> [MetadataBlock] {
    var blocks: [MetadataBlock] = []
    var index = 2
    while index + 4 <= bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      if marker == 0xDA || marker == 0xD9 { break }
      let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
      let end = index + 2 + length
      guard length >= 2, end <= bytes.count else { break }
      if let block = block(marker, bytes, index + 4..<end) { blocks.append(block) }
      index = end
    }
    return blocks
  }

  private static func block(_ marker: UInt8, _ bytes: [UInt8], _ range: Range<Int>) -> MetadataBlock? {
    func starts(_ text: String) -> Bool { bytes[range].starts(with: text.utf8) }
    switch marker {
    case 0xE1 where starts("Exif\0\0"): return .exif(range.lowerBound + 6..<range.upperBound)
    case 0xE1 where starts("http://ns.adobe.com/x"): return .xmp(range)
    case 0xED where starts("Photoshop 3.0\0"): return .iptc(range)
    default: return nil
    }
  }
}
