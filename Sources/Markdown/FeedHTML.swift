/// What of an editor's raw HTML a feed may carry: text, tables and media; nothing that runs, asks or draws.
enum FeedHTML {
  /// What becomes of an element.
  enum Fate {
    case kept
    /// The tags go, the content stays.
    case unwrapped
    /// The content goes too.
    case dropped
    /// A link to what it shows stands in its place.
    case linked
  }

  static func fate(of element: String) -> Fate {
    if kept.contains(element) { return .kept }
    if dropped.contains(element) { return .dropped }
    return element == "iframe" || element == "embed" ? .linked : .unwrapped
  }

  static func isVoid(_ element: String) -> Bool { void.contains(element) }

  /// Whether the element ends by itself where its parent ends.
  static func endsByItself(_ element: String) -> Bool { endingByThemselves.contains(element) }

  static func keeps(attribute: String) -> Bool { attributes.contains(attribute) }

  static func isURL(_ attribute: String) -> Bool {
    switch attribute {
    case "href", "src", "poster", "cite": true
    default: false
    }
  }

  private static let kept: Set<String> = [
    "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite",
    "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p",
    "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "source", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul", "var", "video",
    "wbr",
  ]

  private static let dropped: Set<String> = [
    "applet", "button", "canvas", "form", "frameset", "math", "noembed", "noframes", "object", "script", "select",
    "style", "svg", "template", "textarea", "title", "xmp",
  ]

  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
  ]

  private static let endingByThemselves: Set<String> = [
    "dd", "dt", "li", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr",
  ]

  private static let attributes: Set<String> = [
    "abbr", "alt", "cite", "colspan", "controls", "datetime", "dir", "headers", "height", "href", "kind", "label",
    "lang", "media", "open", "poster", "reversed", "rowspan", "scope", "sizes", "span", "src", "srcset", "srclang",
    "start", "title", "type", "value", "width",
  ]
}
