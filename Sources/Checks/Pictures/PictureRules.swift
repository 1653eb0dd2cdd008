/// Finds what a picture or a PDF gives away besides what it shows: rule P010.
public enum PictureRules {
  /// The findings in a JPEG, PNG, WebP, TIFF or PDF file, each trait once; none for other files.
  ///
  /// A place is an error; a serial number and a person's name are warnings; the program that made a PDF is a hint.
  /// Metadata that is compressed cannot be read here and is a warning that says so. Reads each byte a fixed number of
  /// times; a damaged file yields what stands before the damage. Findings have no line.
  public static func findings(in bytes: [UInt8]) -> [Finding] {
    var traits: Set<PictureTrait> = []
    for block in metadata(of: bytes) { traits.formUnion(block.traits(in: bytes)) }
    return traits.sorted().map(finding)
  }

  private static func metadata(of bytes: [UInt8]) -> [MetadataBlock] {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return JPEGMetadata.blocks(of: bytes) }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return PNGMetadata.blocks(of: bytes) }
    if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      return WebPMetadata.blocks(of: bytes)
    }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
      return [.exif(0..<bytes.count)]
    }
    if bytes.starts(with: Array("%PDF-".utf8)) { return [.pdf(0..<bytes.count), .xmp(0..<bytes.count)] }
    return []
  }

  private static func finding(_ trait: PictureTrait) -> Finding {
    Finding(
      trait.severity, code: "P010", trait.message,
      advice: "strip the file's metadata before it is committed, for example with exiftool -all=", range: 0..<0,
      position: nil)
  }
}
