import Text

/// What one file of the output was made of and why, or which files depend on one source, for people and for scripts.
public struct Explanation: Sendable {
  /// `artikelen/griep/index.html` or `content/articles/griep.md`.
  public var file: String
  var isSource = false
  /// Lines of facts, in their order: a word as in `lastBuild`, and a sentence.
  var facts: [(key: String, label: String, text: String)] = []
  /// What a file of the output is made of, or what depends on a source.
  var entries: [Entry] = []

  struct Entry: Sendable {
    var name: String
    var parts: [String]
  }

  /// Of long lists only so many entries are shown to people; scripts get all.
  private static let shown = 40

  public func text(width: Int) -> String {
    let facts = facts.map { [$0.label, $0.text] }
    let labels = facts.map { columns(of: $0[0]) }.max() ?? 0
    var text = file + "\n"
    for fact in facts {
      for (index, line) in wrapped(fact[1], to: max(20, width - labels - 4)).enumerated() {
        let label = index == 0 ? fact[0] : ""
        text += "  \(label)\(String(repeating: " ", count: labels - columns(of: label) + 2))\(line)\n"
      }
    }
    guard !entries.isEmpty else { return text }
    text += isSource ? "\nused by \(entries.count) file\(entries.count == 1 ? "" : "s"):\n" : "\nmade of:\n"
    let rows = entries.prefix(Explanation.shown).map { ["  \($0.name)", $0.parts.joined(separator: ", ")] }
    text += TextTable(rows, flexible: [0, 1]).text(width: width)
    if entries.count > Explanation.shown {
      text += "  and \(entries.count - Explanation.shown) more; '--json' names them all\n"
    }
    return text
  }

  /// One object with a line for each entry.
  public var json: String {
    var lines = ["  \"file\": \(jsonString(file))", "  \"isSource\": \(isSource)"]
    lines += facts.map { "  \"\($0.key)\": \(jsonString($0.text))" }
    let items = entries.map { entry in
      "    {\"name\": \(jsonString(entry.name)), \"parts\": [\(entry.parts.map(jsonString).joined(separator: ", "))]}"
    }
    let list = items.isEmpty ? "[]" : "[\n\(items.joined(separator: ",\n"))\n  ]"
    lines.append("  \"\(isSource ? "usedBy" : "madeOf")\": \(list)")
    return "{\n\(lines.joined(separator: ",\n"))\n}\n"
  }

  mutating func add(_ key: String, _ label: String, _ text: String) {
    facts.append((key, label, text))
  }
}
