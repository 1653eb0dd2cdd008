import Templates
import Text

/// Which files of `assets/` the templates of a site's pages name.
///
/// It looks for names in quotes, and so takes rather too much than too little. Where a template computes a name, nobody
/// can tell before rendering, and everything counts as used.
struct AssetUse {
  let names: Set<String>

  /// `roots` are the templates of the pages that are planned, `assets` all files that there are.
  init(of templates: [TemplateFile], from roots: Set<String>, assets: Set<String>) {
    var reached = roots
    var isComputed = false
    var waiting = templates.filter { roots.contains($0.name) }
    while let template = waiting.popLast() {
      isComputed = isComputed || AssetUse.computesAName(template.source)
      for other in templates where !reached.contains(other.name) && AssetUse.quotes(template.source, other.name) {
        reached.insert(other.name)
        waiting.append(other)
      }
    }
    let sources = templates.filter { reached.contains($0.name) }.map(\.source)
    names = isComputed ? assets : assets.filter { name in sources.contains { AssetUse.quotes($0, name) } }
  }

  /// Whether a name, which is never empty, stands between quotes.
  private static func quotes(_ source: [UInt8], _ name: String) -> Bool {
    places(of: name, in: source).contains { place in
      place > 0 && place + name.utf8.count < source.count && isQuote(source[place - 1])
        && source[place + name.utf8.count] == source[place - 1]
    }
  }

  /// Whether `asset(...)` is called, or another template used, with anything but a text in quotes.
  private static func computesAName(_ source: [UInt8]) -> Bool {
    for call in places(of: "asset(", in: source) {
      let rest = source[(call + 6)...].drop(while: isSpace)
      guard let quote = rest.first, isQuote(quote), let end = rest.dropFirst().firstIndex(of: quote),
        source[(end + 1)...].drop(while: isSpace).first == UInt8(ascii: ")")
      else { return true }
    }
    for tag in places(of: "{%", in: source) {
      let rest = source[(tag + 2)...].drop { isSpace($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
      let word = rest.prefix { !isSpace($0) }
      guard ["include", "extends", "import", "from"].contains(where: { word.elementsEqual($0.utf8) }) else { continue }
      guard let next = rest.dropFirst(word.count).drop(while: isSpace).first, isQuote(next) else { return true }
    }
    return false
  }

  /// Where a word, which is never empty, stands.
  private static func places(of word: String, in source: [UInt8]) -> [Int] {
    let word = Array(word.utf8)
    return source.withUnsafeBytes { bytes in
      var places: [Int] = []
      while let place = bytes.firstOffset(of: word, from: places.last.map { $0 + 1 } ?? 0) { places.append(place) }
      return places
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
}
