import Diagnostics
import Markdown

/// A003: headings that skip a level, or that compete with the title.
enum HeadingCheck {
  static func diagnostics(_ outline: [Heading], in path: String) -> [Diagnostic] {
    var last = 1
    return outline.compactMap { heading in
      defer { last = heading.level }
      if heading.level == 1 {
        return .finding("A003", "a second heading of the first level", path: path, at: heading.position)
      }
      guard heading.level > last + 1 else { return nil }
      return .finding(
        "A003", "heading of level \(heading.level) behind one of level \(last)", path: path, at: heading.position)
    }
  }
}
