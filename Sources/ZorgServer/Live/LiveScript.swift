import Text

/// The script that pages get for live reload, and the style sheet of the overlay that it shows.
enum LiveScript {
  static let folder = "_zorgsite"
  static let path = "/_zorgsite/live.js"
  static let script: [UInt8] = PackageResources.live_js
  static let styles: [UInt8] = PackageResources.live_css

  /// The page with the script's element before its last `</body>`, or at its end where there is none.
  static func added(to page: [UInt8], version: String) -> [UInt8] {
    var element = Array("<script src=\"\(path)\" defer data-version=\"".utf8)
    element.appendEscaped(version)
    element.append("\"></script>\n")
    var result = page
    result.insert(contentsOf: element, at: endOfBody(in: page) ?? page.count)
    return result
  }

  private static func endOfBody(in page: [UInt8]) -> Int? {
    let tag = Array("</body".utf8)
    guard page.count >= tag.count else { return nil }
    return stride(from: page.count - tag.count, through: 0, by: -1).first { start in
      tag.indices.allSatisfy { page[start + $0] | 0x20 == tag[$0] | 0x20 }
    }
  }
}
