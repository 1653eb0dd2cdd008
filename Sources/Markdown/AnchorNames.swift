import Text

/// The ids of one document: each once, none that someone else on the page may use.
struct AnchorNames {
  /// All ids in the order in which they were made.
  private(set) var all: [String] = []
  private var used: Set<String>
  private let prefixes: [String]
  /// The number that a repeated slug tries next.
  private var nextNumber: [String: Int] = [:]

  init(reserved: Set<String>, prefixes: [String]) {
    used = reserved
    self.prefixes = prefixes
  }

  /// A new id from a heading's text: its slug, with `-2`, `-3` and so on where that is taken.
  mutating func heading(_ text: String, fallback: String) -> String {
    var base = slug(of: text)
    if base.isEmpty { base = fallback }
    if prefixes.contains(where: base.hasPrefix) { base = "\(fallback)-\(base)" }
    guard used.contains(base) else { return take(base) }
    var number = nextNumber[base] ?? 2
    while used.contains("\(base)-\(number)") { number += 1 }
    nextNumber[base] = number + 1
    return take("\(base)-\(number)")
  }

  /// Notes an id that is unique by its making, or that raw HTML brings along.
  @discardableResult
  mutating func take(_ id: String) -> String {
    if used.insert(id).inserted { all.append(id) }
    return id
  }
}
