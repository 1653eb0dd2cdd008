/// What open pages are told.
public enum LiveEvent: Sendable, Equatable {
  /// Pages and other files changed, by their paths on this server, as `/portal/artikelen/griep/`. None means: all.
  case reload([String])
  /// Only style sheets changed, by their paths: they are swapped in place.
  case styles([String])
  /// The site could not be built; the text says why.
  case failed(String)
  /// The site can be built again.
  case mended
}

extension LiveEvent {
  /// What one message to the server's thread holds at most, in bytes. A longer text is cut; a longer list means all.
  static let maximumPayload = 64 * 1024

  /// The event as one message: a byte for its kind, then its lines.
  var message: [UInt8] {
    switch self {
    case .reload(let paths): [UInt8(ascii: "r")] + Self.list(paths)
    case .styles(let paths): [UInt8(ascii: "s")] + Self.list(paths)
    case .failed(let text): [UInt8(ascii: "f")] + Self.text(text)
    case .mended: [UInt8(ascii: "m")]
    }
  }

  init?(message: some Collection<UInt8>) {
    let text = String(decoding: message.dropFirst(), as: UTF8.self)
    let lines = { text.split(separator: "\n").map(String.init) }
    switch message.first {
    case UInt8(ascii: "r"): self = .reload(lines())
    case UInt8(ascii: "s"): self = .styles(lines())
    case UInt8(ascii: "f"): self = .failed(text)
    case UInt8(ascii: "m"): self = .mended
    default: return nil
    }
  }

  private static func list(_ paths: [String]) -> [UInt8] {
    let bytes = Array(paths.joined(separator: "\n").utf8)
    return bytes.count <= maximumPayload ? bytes : []
  }

  private static func text(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.count > maximumPayload else { return bytes }
    let cut = bytes.prefix(maximumPayload - 16).lastIndex(of: UInt8(ascii: "\n")) ?? 0
    return bytes[..<cut] + Array("\n...\n".utf8)
  }
}
