import Text

/// What stands on every page while notices are current: the theme's `banner.html`, made once for a build.
///
/// In a page it stands between two comments, so that another banner can take its place without rendering the page. No
/// text of the content can look like them: comments are left out of raw HTML, and all else is escaped.
struct Banner: Sendable {
  static let template = "banner.html"
  private static let start = Array("<!--notices-->".utf8)
  private static let end = Array("<!--/notices-->".utf8)

  private let marked: [UInt8]
  let fingerprint: Fingerprint

  init(_ html: [UInt8] = []) {
    marked = Banner.start + html + Banner.end
    fingerprint = Fingerprint(of: html)
  }

  func write(into output: inout [UInt8]) {
    output += marked
  }

  /// A page of an earlier build with this banner in the place of the one that it has; nil for a page without a place for
  /// one.
  func replaced(in page: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var position = 0
    page.withUnsafeBytes { bytes in
      while let start = bytes.firstOffset(of: Banner.start, from: position),
        let end = bytes.firstOffset(of: Banner.end, from: start)
      {
        result += bytes[position..<start]
        result += marked
        position = end + Banner.end.count
      }
    }
    if position == 0 { return nil }
    result += page[position...]
    return result
  }
}
