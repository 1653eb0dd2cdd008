/// Reads the directories of an Exif block that can name a place, a device or a person.
///
/// Three directories at most: the first, its Exif one and its GPS one (CIPA DC-008). Offsets that leave the block end the
/// reading, so that a damaged or hostile block costs its own length and no more.
struct ExifReader {
  private let bytes: [UInt8]
  private let range: Range<Int>
  private let isBigEndian: Bool

  private struct Entry {
    var tag: Int
    var type: Int
    var count: Int
    /// Where the four bytes of the value, or of its offset, stand.
    var field: Int
  }

  /// Nil where the block does not start as TIFF does.
  init?(_ bytes: [UInt8], in range: Range<Int>) {
    let head = bytes[range].prefix(4)
    guard head.elementsEqual([0x49, 0x49, 0x2A, 0]) || head.elementsEqual([0x4D, 0x4D, 0, 0x2A]) else { return nil }
    self.bytes = bytes
    self.range = range
    isBigEndian = head.first == 0x4D
  }

  func traits() -> Set<PictureTrait> {
    var traits: Set<PictureTrait> = []
    guard let first = long(4) else { return [] }
    for entry in entries(at: first) {
      switch entry.tag {
      case Tag.artist, Tag.authorOfWindows: if hasText(entry) { traits.insert(.person) }
      case Tag.cameraSerial: if hasText(entry) { traits.insert(.serialNumber) }
      case Tag.exifDirectory: if let offset = long(entry.field) { traits.formUnion(exifTraits(at: offset)) }
      case Tag.gpsDirectory: if let offset = long(entry.field), holdsPlace(at: offset) { traits.insert(.place) }
      default: break
      }
    }
    return traits
  }

  private func exifTraits(at offset: Int) -> Set<PictureTrait> {
    var traits: Set<PictureTrait> = []
    for entry in entries(at: offset) {
      switch entry.tag {
      case Tag.ownerName, Tag.photographer: if hasText(entry) { traits.insert(.person) }
      case Tag.bodySerial, Tag.lensSerial: if hasText(entry) { traits.insert(.serialNumber) }
      default: break
      }
    }
    return traits
  }

  /// A latitude or longitude other than nought, which cameras without a fix write.
  private func holdsPlace(at offset: Int) -> Bool {
    entries(at: offset).contains { entry in
      guard entry.tag == Tag.latitude || entry.tag == Tag.longitude else { return false }
      return value(of: entry).map { $0.contains { $0 != 0 } && numerators($0) } ?? true
    }
  }

  /// Whether one of the rationals has a numerator other than nought.
  private func numerators(_ value: ArraySlice<UInt8>) -> Bool {
    value.enumerated().contains { $0.offset % 8 < 4 && $0.element != 0 }
  }

  private func hasText(_ entry: Entry) -> Bool { value(of: entry).map { $0.contains { $0 > 0x20 } } ?? true }

  /// The bytes of a value, or nil where they lie outside the block.
  private func value(of entry: Entry) -> ArraySlice<UInt8>? {
    let sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
    guard sizes.indices.contains(entry.type), entry.count >= 0, entry.count <= range.count else { return nil }
    let size = sizes[entry.type] * entry.count
    let start = size <= 4 ? entry.field : long(entry.field) ?? range.count
    guard start + size <= range.count else { return nil }
    return bytes[range.lowerBound + start..<range.lowerBound + start + size]
  }

  private func entries(at offset: Int) -> [Entry] {
    guard let count = short(offset) else { return [] }
    return (0..<count).lazy.map { offset + 2 + $0 * 12 }.prefix { $0 + 12 <= range.count }.compactMap { field in
      guard let tag = short(field), let type = short(field + 2), let count = long(field + 4) else { return nil }
      return Entry(tag: tag, type: type, count: count, field: field + 8)
    }
  }

  private func short(_ offset: Int) -> Int? { number(offset, 2) }
  private func long(_ offset: Int) -> Int? { number(offset, 4) }

  private func number(_ offset: Int, _ length: Int) -> Int? {
    guard offset >= 0, offset + length <= range.count else { return nil }
    let start = range.lowerBound + offset
    let field = bytes[start..<start + length]
    return isBigEndian ? field.reduce(0) { $0 << 8 | Int($1) } : field.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private enum Tag {
    static let artist = 0x013B
    static let authorOfWindows = 0x9C9D
    static let cameraSerial = 0xC62F
    static let exifDirectory = 0x8769
    static let gpsDirectory = 0x8825
    static let latitude = 0x0002
    static let longitude = 0x0004
    static let ownerName = 0xA430
    static let bodySerial = 0xA431
    static let lensSerial = 0xA435
    static let photographer = 0xA437
  }
}
