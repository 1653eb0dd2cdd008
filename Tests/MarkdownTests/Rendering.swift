import Markdown

/// A body as it reads on a page or in a feed whose URLs get `base` in front of them.
func html(
  _ markdown: String, for target: Fragment.Target = .page, options: MarkdownOptions = MarkdownOptions(),
  base: String = ""
) -> String {
  let document = parseDocument(markdown.utf8, firstLine: 1, options: options)
  var output: [UInt8] = []
  document.html.write(into: &output, for: target, url: { base + document.links[$0].destination })
  return String(decoding: output, as: UTF8.self)
}

func document(
  _ markdown: String, firstLine: Int = 1, options: MarkdownOptions = MarkdownOptions()
) -> Document {
  parseDocument(markdown.utf8, firstLine: firstLine, options: options)
}

func comment(_ markdown: String) -> CommentBody {
  parseComment(markdown.utf8, firstLine: 1, id: "c1", options: MarkdownOptions())
}

func commentHTML(_ markdown: String) -> String {
  String(decoding: comment(markdown).html, as: UTF8.self)
}
