import Synchronization
import Templates
import Testing

/// A call that is known to be a phrase prints what the call would.
@Suite struct PhraseTests {
  /// `t(key, count=, ...)`: "hi" greets, "n" counts. `calls` counts those that were made.
  private func translate(_ calls: Calls, phrases: Bool) -> HostFunction {
    HostFunction(name: "t", isPure: true, phrase: phrases ? Self.phrase : nil) { arguments in
      calls.count.withLock { $0 += 1 }
      switch arguments.text(0, "key") {
      case "hi": return .string("<hi> \(Self.text(arguments["name"]))!")
      case "n":
        if case .int(1) = arguments["count"] { return .string("one & 1") }
        return .string("\(Self.text(arguments["count"])) others")
      default: return .string("other")
      }
    }
  }

  @Sendable private static func phrase(_ key: String, _ names: [String]) -> Phrase? {
    if key == "hi" { return names.firstIndex(of: "name").map { Phrase([.text("<hi> "), .argument($0), .text("!")]) } }
    guard key == "n", let count = names.firstIndex(of: "count") else { return nil }
    let (one, other): ([Phrase.Part], [Phrase.Part]) = (
      [.text("one & "), .argument(count)], [.argument(count), .text(" others")]
    )
    return Phrase([], plural: Phrase.Plural(count: count, one: one, other: other))
  }

  private static func text(_ value: Value?) -> String {
    switch value {
    case .string(let text), .markup(let text): text
    case .int(let number): "\(number)"
    default: "?"
    }
  }

  private final class Calls: Sendable {
    let count = Mutex(0)
  }

  private static let values: KeyValuePairs<String, Value> = [
    "name": "A&B", "safe": .markup("<b>C</b>"), "one": 1, "some": 7, "minus": .int(.min), "word": "x",
  ]

  @Test(
    arguments: [
      ("{{ t('hi', name=name) }}", 0), ("{{ t('hi', name=safe) }}", 0), ("{{ t('hi', name=some) }}", 0),
      ("{{ t('n', count=one) }}", 0), ("{{ t('n', count=some) }}", 0), ("{{ t('n', count=minus) }}", 0),
      ("{{ t('n', count=some - 6) }}", 0),
      ("{{ t('hi', name=t('n', count=some)) }}", 2), ("{{ t('n', count=word) }}", 1), ("{{ t('hi', nobody=name) }}", 1),
      ("{{ t('hi') }}", 0), ("{{ t(word) }}", 1),
      ("{{ t('hi', name=name) | upper }}", 1), ("{% set x = t('hi', name=name) %}{{ x }}", 1),
      ("{% if t('hi', name=name) %}yes{% endif %}", 1),
      ("{{ t('hi', name=name) if one else t('n', count=some) }}", 0),
    ] as [(String, Int)])
  func printsWhatTheCallGives(template: String, made: Int) throws {
    for escaping in [Escaping.html, .none] {
      let (phrased, called) = (Calls(), Calls())
      let texts = try [(phrased, true), (called, false)].map { calls, phrases in
        let library = try compile(
          template, globals: Self.values.map(\.key), functions: [translate(calls, phrases: phrases)])
        // Calls with constants alone are made when the template is compiled.
        calls.count.withLock { $0 = 0 }
        var output: [UInt8] = []
        try library.render("page", globals: Self.values.map(\.value), escaping: escaping, into: &output)
        return String(decoding: output, as: UTF8.self)
      }
      #expect(texts[0] == texts[1])
      #expect(!texts[0].isEmpty)
      #expect(phrased.count.withLock(\.self) == made)
    }
  }
}
