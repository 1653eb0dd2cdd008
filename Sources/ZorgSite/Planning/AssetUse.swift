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
    let name = Array(name.utf8)
    return source.withUnsafeBytes { bytes in
      var position = 0
      while let found = bytes.firstOffset(of: name, from: position) {
        let end = found + name.count
        if found > 0, end < bytes.count, isQuote(bytes[found - 1]), bytes[end] == bytes[found - 1] { return true }
        position = found + 1
      }
      return false
    }
  }

  /// Whether `asset(...)` is called, or another template used, with anything but a text in quotes.
  private static func computesAName(_ source: [UInt8]) -> Bool {
    for call in source.ranges(of: Array("asset(".utf8)) {
      let rest = source[call.upperBound...].drop(while: isSpace)
      guard let quote = rest.first, isQuote(quote), let end = rest.dropFirst().firstIndex(of: quote),
        source[(end + 1)...].drop(while: isSpace).first == UInt8(ascii: ")")
      else { return true }
    }
    for tag in source.ranges(of: Array("{%".utf8)) {
      let rest = source[tag.upperBound...].drop { isSpace($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
      let word = rest.prefix { !isSpace($0) }
      guard ["include", "extends", "import", "from"].contains(where: { word.elementsEqual($0.utf8) }) else { continue }
      guard let next = rest.dropFirst(word.count).drop(while: isSpace).first, isQuote(next) else { return true }
    }
    return false
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
}
