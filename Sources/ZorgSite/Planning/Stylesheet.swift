/// A stylesheet as bytes, cut into the few kinds of pieces that matter for finding its addresses and making it smaller.
struct Stylesheet: Sendable {
  let bytes: [UInt8]

  /// An address in `url(...)` or `@import "..."`.
  struct Reference: Sendable, Equatable {
    var address: String
    /// Of its first byte in the file.
    var offset: Int
  }

  var references: [Reference] {
    pieces.compactMap { piece in
      piece.kind == .address || piece.kind == .quotedAddress ? reference(piece) : nil
    }
  }

  /// The same rules without comments and with as little white space as leaves their meaning alone. `replacement` gives
  /// another address for a reference, or nil where it stays.
  func minified(replacing replacement: (Reference) -> String? = { _ in nil }) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var (hasSpace, hasComment) = (false, false)
    for piece in pieces {
      switch piece.kind {
      case .space:
        hasSpace = true
        continue
      case .comment:
        hasComment = true
        continue
      case .text, .string, .address, .quotedAddress: break
      }
      let first = bytes[piece.range.lowerBound]
      let isBetween = output.last.map { !Stylesheet.isSeparator($0) } ?? false && !Stylesheet.isSeparator(first)
      let followsColon = output.last == UInt8(ascii: ":") && hasSpace
      if isBetween, !followsColon {
        // A comment alone still parts two words.
        if hasSpace { output.append(UInt8(ascii: " ")) } else if hasComment { output += "/**/".utf8 }
      }
      if first == UInt8(ascii: "}"), output.last == UInt8(ascii: ";") { output.removeLast() }
      (hasSpace, hasComment) = (false, false)
      if piece.kind == .address || piece.kind == .quotedAddress, let address = replacement(reference(piece)) {
        output += "\"\(address)\"".utf8
      } else {
        output += bytes[piece.range]
      }
    }
    return output
  }

  private func reference(_ piece: Piece) -> Reference {
    let range = piece.kind == .quotedAddress ? piece.range.dropFirst().dropLast() : piece.range
    return Reference(address: String(decoding: bytes[range], as: UTF8.self), offset: range.lowerBound)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { "{};,".utf8.contains(byte) }
}

extension Stylesheet {
  private struct Piece {
    enum Kind {
      case text
      case space
      case comment
      case string
      /// Without quotes, inside `url(...)`.
      case address
      case quotedAddress
    }

    var kind: Kind
    var range: Range<Int>
  }

  private var pieces: [Piece] {
    var pieces: [Piece] = []
    var index = 0
    while index < bytes.count {
      let start = index
      var kind = Stylesheet.kind(at: index, in: bytes)
      switch kind {
      case .space: index = end(from: index) { !Stylesheet.isSpace($0) }
      case .comment: index = endOfComment(from: index)
      case .string:
        index = endOfString(from: index)
        let isClosed = index - start >= 2
        if isClosed, follows("url(", at: start) || follows("@import", at: start) { kind = .quotedAddress }
      default:
        if bytes[index] != UInt8(ascii: ")"), follows("url(", at: start) {
          index = end(from: index) { $0 == UInt8(ascii: ")") || Stylesheet.isSpace($0) }
          kind = .address
        } else {
          // A backslash takes the next byte with it.
          index = min(bytes.count, index + (bytes[index] == UInt8(ascii: "\\") ? 2 : 1))
        }
      }
      pieces.append(Piece(kind: kind, range: start..<index))
    }
    return pieces
  }

  /// Whether a word, in any case, stands before a place, with nothing but white space between.
  private func follows(_ word: String, at place: Int) -> Bool {
    let before = bytes[..<place]
    guard let last = before.lastIndex(where: { !Stylesheet.isSpace($0) }) else { return false }
    let wanted = before[...last].suffix(word.utf8.count)
    return wanted.elementsEqual(word.utf8) { $0 == $1 || $0 | 0x20 == $1 }
  }

  private static func kind(at index: Int, in bytes: [UInt8]) -> Piece.Kind {
    switch bytes[index] {
    case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*"): .comment
    case UInt8(ascii: "\""), UInt8(ascii: "'"): .string
    case let byte where isSpace(byte): .space
    default: .text
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func end(from start: Int, where isEnd: (UInt8) -> Bool) -> Int {
    bytes[start...].firstIndex(where: isEnd) ?? bytes.count
  }

  private func endOfComment(from start: Int) -> Int {
    var index = start + 2
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return bytes.count
  }

  private func endOfString(from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != bytes[start] {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(bytes.count, index + 1)
  }
}
