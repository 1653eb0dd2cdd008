extension TextRules {
  /// A004: link texts that say nothing by themselves, and A012: documents without their kind and size.
  static func linkTexts(_ links: [MarkdownLink]) -> [Match] {
    links.filter { !$0.isPicture }.flatMap { link -> [Match] in
      var matches: [Match] = []
      if saysNothing(link.text) {
        matches.append(
          warning(
            "A004", "link text '\(link.text)' says nothing by itself",
            advice: "let the text name what the link leads to", at: link.range))
      }
      if isDocument(link.address), !namesKind(link.text) {
        matches.append(
          warning(
            "A012", "link to a PDF without its kind and size",
            advice: "write them in the link text: 'Jaarverslag (pdf, 1,2 MB)'", at: link.range))
      }
      return matches
    }
  }

  /// A002: alternative texts that are a file's name, a word like `afbeelding`, or too long to listen to.
  static func pictureTexts(_ links: [MarkdownLink]) -> [Match] {
    links.filter(\.isPicture).compactMap { picture in
      alternativeTextProblem(picture.text).map { problem in
        warning("A002", problem, advice: "say in one sentence what the picture shows", at: picture.range)
      }
    }
  }

  /// What is wrong with an alternative text, for A002; nil where nothing is.
  public static func alternativeTextProblem(_ written: String) -> String? {
    let text = plain(written)
    if ["afbeelding", "foto", "plaatje", "image", "picture", "logo", "grafiek", "figuur"].contains(text) {
      return "alternative text '\(written)' does not describe the picture"
    }
    if [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"].contains(where: { text.hasSuffix($0) }) {
      return "alternative text '\(written)' is the name of a file"
    }
    let count = text.unicodeScalars.count
    return count > 150 ? "alternative text of \(count) characters" : nil
  }

  static func saysNothing(_ text: String) -> Bool {
    let text = plain(text)
    return text.isEmpty || text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("www.")
      || [
        "hier", "klik hier", "klik", "lees meer", "lees verder", "meer", "verder", "deze link", "link", "deze pagina",
        "website", "here", "click here", "read more", "more", "kijk hier", "lees hier", "meer informatie", "meer info",
      ].contains(text)
  }

  private static func isDocument(_ address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return path.lowercased().hasSuffix(".pdf")
  }

  private static func namesKind(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.contains("pdf") && (text.contains("kb") || text.contains("mb"))
  }

  /// Small letters, without emphasis, stops and spaces at either end.
  static func plain(_ text: String) -> String {
    func isMark(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case "*", "_", ".", "!", ":", "…", " ", "\u{A0}", "»", ">": true
      default: false
      }
    }
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isMark(first) { scalars.removeFirst() }
    while let last = scalars.last, isMark(last) { scalars.removeLast() }
    return String(scalars).lowercased()
  }
}
