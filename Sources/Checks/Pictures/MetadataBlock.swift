/// A stretch of a file that holds metadata, and how to read it.
enum MetadataBlock: Sendable {
  /// A TIFF structure.
  case exif(Range<Int>)
  /// XML.
  case xmp(Range<Int>)
  /// Photoshop's resources with IPTC records.
  case iptc(Range<Int>)
  case pdf(Range<Int>)
  /// A name in clear text, as in PNG's `Author`.
  case name(Range<Int>)
  case compressed

  func traits(in bytes: [UInt8]) -> Set<PictureTrait> {
    switch self {
    case .exif(let range): ExifReader(bytes, in: range)?.traits() ?? []
    case .xmp(let range): XMPReader(bytes, in: range).traits()
    case .iptc(let range): namesByLine(bytes, in: range) ? [.person] : []
    case .pdf(let range): PDFReader(bytes, in: range).traits()
    case .name(let range): bytes[range].contains { $0 > 0x20 } ? [.person] : []
    case .compressed: [.unreadable]
    }
  }

  /// IPTC record 2:80, the by-line, with text in it.
  private func namesByLine(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index + 5 < range.upperBound {
      if bytes[index] == 0x1C, bytes[index + 1] == 2, bytes[index + 2] == 80 {
        let length = Int(bytes[index + 3]) << 8 | Int(bytes[index + 4])
        let end = min(index + 5 + length, range.upperBound)
        if bytes[index + 5..<end].contains(where: { $0 > 0x20 }) { return true }
      }
      index += 1
    }
    return false
  }
}
