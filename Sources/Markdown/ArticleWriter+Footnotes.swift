import Diagnostics
import Text

/// Which footnotes were referred to so far. Footnotes are numbered by their first reference.
struct FootnoteState {
  /// How often each footnote was referred to in the text, by number.
  var references: [Int: Int] = [:]
  /// The number of the footnote that is being written; 0 before the first.
  var current = 0

  /// Ways back from one footnote: more of them help nobody.
  static let backReferences = 20
}

extension ArticleWriter {
  mutating func enterFootnoteReference(_ node: Node) {
    guard let number = Int(String(decoding: node.literal, as: UTF8.self)) else { return }
    let count = footnotes.references[number, default: 0] + 1
    footnotes.references[number] = count
    output.append("<sup")
    append(only: .page) {
      $0.output.append(" id=\"")
      $0.output.append($0.ids.take($0.referenceID(number, count)))
      $0.output.append("\"")
    }
    output.append("><a href=\"")
    slot(
      for: Link(
        destination: "#\(options.labels.footnoteID)-\(number)", kind: .footnote, position: source.position(of: block)))
    output.append("\"")
    append(only: .page, " class=\"footnote-ref\" role=\"doc-noteref\"")
    output.append(">")
    output.append(String(number))
    output.append("</a></sup>")
  }

  mutating func enterFootnote(_ node: Node) {
    if footnotes.current == 0 {
      append(only: .page) {
        $0.output.append("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
        $0.output.appendEscaped($0.options.labels.footnotes)
        $0.output.append("\">\n")
      }
      append(only: .feed, "<hr>\n")
      output.append("<ol>\n")
    }
    footnotes.current += 1
    block = node
    output.append("<li")
    append(only: .page) {
      $0.output.append(" id=\"")
      $0.output.append($0.ids.take("\($0.options.labels.footnoteID)-\($0.footnotes.current)"))
      $0.output.append("\"")
    }
    output.append(">\n")
  }

  /// Ends a footnote with the ways back. They stand in a paragraph of their own: its last block may be a list or code.
  mutating func leaveFootnote() {
    let number = footnotes.current
    let count = min(footnotes.references[number, default: 0], FootnoteState.backReferences)
    append(only: .page) {
      guard count > 0 else { return }
      $0.output.append("<p class=\"footnote-back\">")
      for reference in 1...count {
        if reference > 1 { $0.output.append(" ") }
        $0.output.append("<a href=\"#")
        $0.output.append($0.referenceID(number, reference))
        $0.output.append("\" role=\"doc-backlink\" aria-label=\"")
        let name = reference == 1 ? "\(number)" : "\(number)-\(reference)"
        $0.output.appendEscaped($0.options.labels.footnoteBack.replacingFirstPercent(with: name))
        $0.output.append("\">↩</a>")
      }
      $0.output.append("</p>\n")
    }
    output.append("</li>\n")
  }

  mutating func finishFootnotes() {
    guard footnotes.current > 0 else { return }
    output.append("</ol>\n")
    append(only: .page, "</section>\n")
  }

  private func referenceID(_ number: Int, _ reference: Int) -> String {
    let base = "\(options.labels.footnoteID)-\(number)-ref"
    return reference == 1 ? base : "\(base)-\(reference)"
  }
}
