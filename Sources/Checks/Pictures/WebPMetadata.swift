/// The metadata chunks of a WebP file, `EXIF` and `XMP ` (RFC 9649, section 2.7).
enum WebPMetadata {
  static func blocks(of bytes: [UInt8]) -> [MetadataBlock] {
    var blocks: [MetadataBlock] = []
    var index = 12
    while index + 8 <= bytes.count {
      let length = bytes[index + 4..<index + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
      let data = index + 8..<min(index + 8 + length, bytes.count)
      switch String(decoding: bytes[index..<index + 4], as: UTF8.self) {
      case "EXIF":
        let prefix = bytes[data].starts(with: Array("Exif\0\0".utf8)) ? 6 : 0
        blocks.append(.exif(data.lowerBound + prefix..<data.upperBound))
      case "XMP ": blocks.append(.xmp(data))
      default: break
      }
      index += 8 + length + length % 2
    }
    return blocks
  }
}
