import Diagnostics
import FrontMatter
import Text

/// A theme's texts in one language: `key: "text with {placeholders}"`, and `key.one` / `key.other` for counts.
public struct Translations: Sendable {
  /// The texts that the program itself puts into pages and feeds; every theme has them.
  static let required = [
    "title.home", "title.authors", "title.archive", "title.year", "title.feeds", "title.not-found", "title.redirect",
    "feed.tag", "feed.author", "feed.thread", "feed.comment", "mark.draft", "mark.future", "mark.expired",
    "reply.subject", "callout.note", "callout.tip", "callout.important", "callout.warning", "callout.caution",
    "footnotes.title", "footnotes.back", "table.label", "task.done", "task.open",
  ]

  private var texts: [String: String] = [:]

  public init() {}

  public var isEmpty: Bool { texts.isEmpty }
  public var keys: [String] { texts.keys.sorted() }

  public subscript(key: String) -> String? { texts[key] }

  /// The text of a key, for a count where one is given, with its placeholders filled. Nil where there is no such key.
  public func text(_ key: String, count: Int? = nil, values: [(name: String, text: String)] = []) -> String? {
    let variant = count.flatMap { texts["\(key).\($0 == 1 ? "one" : "other")"] }
    guard var text = variant ?? texts[key] else { return nil }
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    for (name, value) in values + (count.map { [("count", String($0))] } ?? []) {
      text = text.split(separator: "{\(name)}", omittingEmptySubsequences: false).joined(separator: value)
    }
    return text
  }

  /// Adds the texts of a file, under those that are there already.
  mutating func add(_ bytes: [UInt8]) -> [Diagnostic] {
    do {
      let node = try bytes.withUnsafeBufferPointer { buffer throws(FrontMatterError) in
        if let invalid = firstInvalidUTF8(in: buffer) {
          throw FrontMatterError(.invalidUTF8(at: Position(offset: invalid, in: buffer)))
        }
        return try parseYAML(buffer, firstLine: 1)
      }
      guard let node else { return [] }
      guard case .mapping(let entries) = node.content else { return [.notTranslations(at: node.position)] }
      var diagnostics: [Diagnostic] = []
      for entry in entries {
        if let text = entry.value.text {
          if texts[entry.key] == nil { texts[entry.key] = text }
        } else {
          diagnostics.append(.notTranslations(at: entry.value.position))
        }
      }
      return diagnostics
    } catch {
      return [error.diagnostic]
    }
  }
}

extension Diagnostic {
  fileprivate static func notTranslations(at position: Position) -> Diagnostic {
    error("theme.translation", "translations are lines of 'key: \"text\"'", at: position)
  }
}
