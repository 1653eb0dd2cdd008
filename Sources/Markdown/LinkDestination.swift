/// What kind of URL a destination is, judged as a browser would: control characters, spaces and case do not disguise it.
enum LinkDestination: Equatable {
  /// `http:` or `https:`
  case web
  /// `mailto:` or `tel:`
  case contact
  /// A path, query or fragment.
  case relative
  /// `//host/path`, in every spelling that a browser reads as that.
  case protocolRelative
  case empty
  /// Any other scheme: its name in lower case, cut where it is long.
  case forbidden(scheme: String)

  init(_ destination: UnsafeBufferPointer<UInt8>) {
    var head: [UInt8] = []
    for byte in destination {
      switch byte {
      case 0...0x20, 0x7F: continue
      case UInt8(ascii: ":"):
        self = Self.scheme(head)
        return
      case UInt8(ascii: "/"), UInt8(ascii: "\\"):
        guard head.isEmpty || head == [UInt8(ascii: "/")] else {
          self = .relative
          return
        }
        if !head.isEmpty {
          self = .protocolRelative
          return
        }
        head.append(UInt8(ascii: "/"))
      case UInt8(ascii: "?"), UInt8(ascii: "#"):
        self = .relative
        return
      default:
        if head.first == UInt8(ascii: "/") {
          self = .relative
          return
        }
        if head.count < 64 { head.append(byte) }
      }
    }
    self = head.isEmpty ? .empty : .relative
  }

  private static func scheme(_ name: [UInt8]) -> LinkDestination {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    switch name {
    case "http", "https": return .web
    case "mailto", "tel": return .contact
    default: return .forbidden(scheme: name)
    }
  }
}
