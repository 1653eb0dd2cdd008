import Diagnostics
import FrontMatter
import Templates
import Text

/// A theme's texts in one language: `key: "text with {placeholders}"`, and `key.one` / `key.other` for counts.
public struct Translations: Sendable {
  /// The texts that the program itself puts into pages and feeds; every theme has them.
  static let required = [
    "title.home", "title.authors", "title.archive", "title.year", "title.feeds", "title.notices",
    "title.not-found", "title.redirect",
    "feed.section", "feed.tag", "feed.author", "feed.thread", "feed.comments", "feed.notices", "feed.comment",
    "feeds.sections",
    "mark.draft", "mark.future", "mark.expired",
    "reply.subject", "callout.note", "callout.tip", "callout.important", "callout.warning", "callout.caution",
    "footnotes.title", "footnotes.back", "table.label", "task.done", "task.open",
    "video.open", "video.play", "video.link",
  ]

  /// A text cut at its placeholders.
  private enum Part: Sendable {
    case words(String)
    case value(String)
  }

  private struct Phrase: Sendable {
    var text: String
    var parts: [Part]
    /// Where the forms for one and for other counts stand, for a text that has them.
    var one: Int?
    var other: Int?
  }

  private var phrases: [Phrase] = []
  /// Where each key's phrase stands.
  private var places: [String: Int] = [:]

  public init() {}

  public var isEmpty: Bool { phrases.isEmpty }
  public var keys: [String] { places.keys.sorted() }

  public subscript(key: String) -> String? { places[key].map { phrases[$0].text } }

  /// The text of a key, for a count where one is given, with its placeholders filled. Nil where there is no such key.
  public func text(_ key: String, count: Int? = nil, values: [(name: String, text: String)] = []) -> String? {
    guard let base = places[key] else { return nil }
    let place = count.flatMap { $0 == 1 ? phrases[base].one : phrases[base].other } ?? base
    if phrases[place].parts.isEmpty { return phrases[place].text }
    var text: [UInt8] = []
    text.reserveCapacity(values.reduce(phrases[place].text.utf8.count) { $0 + $1.text.utf8.count })
    for part in phrases[place].parts {
      switch part {
      case .words(let words): text += words.utf8
      case .value(let name):
        if let value = values.first(where: { $0.name == name }) {
          text += value.text.utf8
        } else if name == "count", let count {
          text += String(count).utf8
        } else {
          text += "{\(name)}".utf8
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The text of a key around the arguments of these names, as `text` makes it.
  @Sendable
  func phrase(_ key: String, names: [String]) -> Templates.Phrase? {
    guard let base = places[key], !names.contains("key") else { return nil }
    func parts(_ place: Int) -> [Templates.Phrase.Part] {
      if phrases[place].parts.isEmpty { return [.text(phrases[place].text)] }
      return phrases[place].parts.map { part in
        switch part {
        case .words(let words): .text(words)
        case .value(let name): names.firstIndex(of: name).map { .argument($0) } ?? .text("{\(name)}")
        }
      }
    }
    let plural = names.firstIndex(of: "count").map { count in
      Templates.Phrase.Plural(
        count: count, one: parts(phrases[base].one ?? base), other: parts(phrases[base].other ?? base))
    }
    return Templates.Phrase(parts(base), plural: plural)
  }

  /// Adds a text unless the key has one. `key.one` and `key.other` are forms of `key`.
  private mutating func add(_ text: String, for key: String) {
    if let place = places[key] {
      let present = phrases[place]
      guard present.text.isEmpty, present.parts.isEmpty, present.other != nil else { return }
    }
    let place = place(of: key)
    phrases[place].text = text
    phrases[place].parts = Translations.parts(of: text)
    for form in ["one", "other"] where key.hasSuffix("." + form) {
      let base = self.place(of: String(key.dropLast(form.utf8.count + 1)))
      if form == "one" { phrases[base].one = place } else { phrases[base].other = place }
      if phrases[base].text.isEmpty, form == "other" { phrases[base].text = text }
    }
  }

  /// The place of a key's phrase, which is made empty where there is none.
  private mutating func place(of key: String) -> Int {
    if let place = places[key] { return place }
    phrases.append(Phrase(text: "", parts: []))
    places[key] = phrases.count - 1
    return phrases.count - 1
  }

  /// Empty for a text without placeholders.
  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      parts.append(.words(String(rest[..<open])))
      parts.append(.value(String(name)))
      rest = rest[rest.index(after: close)...]
    }
    return parts.isEmpty ? [] : parts + [.words(String(rest))]
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
          add(text, for: entry.key)
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
