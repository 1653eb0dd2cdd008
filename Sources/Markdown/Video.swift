/// A video on a site that readers' browsers ask nothing of before somebody plays it.
struct Video {
  enum Provider: String {
    case youTube = "YouTube"
    case vimeo = "Vimeo"
  }

  let provider: Provider
  /// Letters, digits, `-` and `_`.
  let id: String

  /// The address of the player in a frame, which starts at once: a reader has just asked for it.
  var player: String {
    switch provider {
    case .youTube: "https://www.youtube-nocookie.com/embed/\(id)?autoplay=1"
    case .vimeo: "https://player.vimeo.com/video/\(id)?dnt=1&autoplay=1"
    }
  }

  /// Nil for an address that is not a video's, in one of the shapes in which people copy them.
  init?(_ address: String) {
    guard let scheme = ["https://", "http://"].first(where: address.lowercased().hasPrefix) else { return nil }
    let parts = address.dropFirst(scheme.utf8.count).split(separator: "#", maxSplits: 1)[0]
      .split(separator: "?", maxSplits: 1)
    var path = parts[0].split(separator: "/")
    guard !path.isEmpty else { return nil }
    var host = path.removeFirst().lowercased()
    for prefix in ["www.", "m."] where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
    let query = parts.count > 1 ? parts[1].split(separator: "&") : []
    switch host {
    case "youtube.com", "youtube-nocookie.com":
      if path == ["watch"] {
        id = query.first { $0.hasPrefix("v=") }.map { String($0.dropFirst(2)) } ?? ""
      } else if path.count == 2, ["embed", "shorts", "live"].contains(path[0]) {
        id = String(path[1])
      } else {
        return nil
      }
      provider = .youTube
    case "youtu.be" where path.count == 1:
      (provider, id) = (.youTube, String(path[0]))
    case "vimeo.com" where path.count == 1, "player.vimeo.com" where path.count == 2 && path[0] == "video":
      (provider, id) = (.vimeo, String(path[path.count - 1]))
    default: return nil
    }
    guard Video.isID(id, of: provider) else { return nil }
  }

  private static func isID(_ id: String, of provider: Provider) -> Bool {
    switch provider {
    case .vimeo: (1...15).contains(id.utf8.count) && id.utf8.allSatisfy { (0x30...0x39).contains($0) }
    case .youTube:
      id.utf8.count == 11
        && id.utf8.allSatisfy { byte in
          switch byte {
          case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
          default: false
          }
        }
    }
  }
}
