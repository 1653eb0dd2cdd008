import Text

/// A path below the root of the site, decoded once and free of everything that could lead out of it.
struct RequestPath: Sendable, Equatable {
  /// The deepest path that is looked up.
  static let maximumDepth = 64

  /// Decoded names; none is empty, `.` or `..`, none starts with a dot or holds a slash.
  var segments: [String]
  /// Whether the path ended with a slash, as a folder's does.
  var isFolder: Bool

  init(segments: [String], isFolder: Bool) {
    self.segments = segments
    self.isFolder = isFolder
  }

  /// Reads the path of a request, which starts with a slash.
  ///
  /// Percent-encoding is decoded once. What would change its meaning when decoded is refused: encoded slashes, dots
  /// and backslashes, encoding within encoding, control characters and invalid UTF-8.
  init(encoded: some StringProtocol) throws(Refusal) {
    guard encoded.utf8.first == UInt8(ascii: "/") else { throw Self.malformed }
    segments = []
    isFolder = encoded.hasSuffix("/")
    var parts = encoded.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if isFolder { parts.removeLast() }
    guard parts.count <= Self.maximumDepth else { throw Self.malformed }
    for part in parts { segments.append(try Self.decoded(part)) }
    // Last, so that a malformed path is told so wherever it points to.
    if segments.contains(where: { $0.hasPrefix(".") }) { throw Refusal(.notFound, "There is no such page.") }
  }

  /// The path as a URL has it, with a slash before every name and, for a folder, one at the end.
  var encoded: String {
    var result: [UInt8] = []
    for segment in segments {
      result.append(UInt8(ascii: "/"))
      for byte in segment.utf8 {
        if isUnreserved(byte) {
          result.append(byte)
        } else {
          result.append(contentsOf: [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 0xF)])
        }
      }
    }
    if isFolder || segments.isEmpty { result.append(UInt8(ascii: "/")) }
    return String(decoding: result, as: UTF8.self)
  }

  private static let malformed = Refusal(.badRequest, "The address is malformed.")

  private static func decoded(_ part: some Collection<UInt8>) throws(Refusal) -> String {
    var name: [UInt8] = []
    var bytes = part.makeIterator()
    while let byte = bytes.next() {
      guard byte == UInt8(ascii: "%") else {
        name.append(byte)
        continue
      }
      guard let high = hexValue(bytes.next()), let low = hexValue(bytes.next()) else { throw malformed }
      let value = high << 4 | low
      guard value != UInt8(ascii: "/"), value != UInt8(ascii: ".") else { throw malformed }
      name.append(value)
    }
    guard !name.isEmpty, name != [UInt8(ascii: ".")], name != Array("..".utf8), !holdsEncoding(name),
      name.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }),
      name.withUnsafeBufferPointer({ firstInvalidUTF8(in: $0) }) == nil
    else { throw malformed }
    return String(decoding: name, as: UTF8.self)
  }

  /// Whether something that was decoded could be decoded again.
  private static func holdsEncoding(_ name: [UInt8]) -> Bool {
    name.indices.contains { index in
      name[index] == UInt8(ascii: "%") && index + 2 < name.count && hexValue(name[index + 1]) != nil
        && hexValue(name[index + 2]) != nil
    }
  }
}

/// The bytes that stand for themselves in a path, RFC 3986 section 2.3.
private func isUnreserved(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "-._~".utf8.contains(byte)
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

private func hexValue(_ byte: UInt8?) -> UInt8? {
  switch byte {
  case .some(let digit) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit): digit - UInt8(ascii: "0")
  case .some(let digit) where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(digit): digit - UInt8(ascii: "a") + 10
  case .some(let digit) where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(digit): digit - UInt8(ascii: "A") + 10
  default: nil
  }
}
