/// The metadata chunks of a PNG file: eXIf, tEXt, zTXt and iTXt (W3C PNG, third edition, section 11.3).
enum PNGMetadata {
  static func blocks(of bytes: [UInt8]) -> [MetadataBlock] {
    var blocks: [MetadataBlock] = []
    var index = 8
    while index + 12 <= bytes.count {
      let length = bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
      let data = index + 8..<index + 8 + length
      guard data.upperBound + 4 <= bytes.count else { break }
      blocks += block(String(decoding: bytes[index + 4..<index + 8], as: UTF8.self), bytes, data)
      index = data.upperBound + 4
    }
    return blocks
  }

  private static func block(_ type: String, _ bytes: [UInt8], _ data: Range<Int>) -> [MetadataBlock] {
    if type == "eXIf" { return [.exif(data)] }
    guard ["tEXt", "zTXt", "iTXt"].contains(type), let end = bytes[data].prefix(80).firstIndex(of: 0) else { return [] }
    let keyword = String(decoding: bytes[data.lowerBound..<end], as: UTF8.self)
    let isCompressed = type == "zTXt" || type == "iTXt" && end + 1 < data.upperBound && bytes[end + 1] == 1
    switch keyword {
    case "Author", "Artist", "Creator": return isCompressed ? [.compressed] : [.name(end + 1..<data.upperBound)]
    case "XML:com.adobe.xmp": return isCompressed ? [.compressed] : [.xmp(data)]
    default: return keyword.hasPrefix("Raw profile type") && !keyword.hasSuffix("icc") ? [.compressed] : []
    }
  }
}
