import Foundation
import Templates
import Testing

/// Runs the cases that `Tests/Conformance/record.py` recorded from real Jinja2: the same output, or an error as well.
@Suite struct ConformanceTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Conformance/recorded")

  static let areas = [
    "access", "arithmetic", "assignment", "comparison", "filterblock", "filters", "for", "if", "import", "include",
    "inheritance", "macro", "printing", "tests", "whitespace",
  ]

  @Test(arguments: areas)
  func printsWhatJinjaPrinted(area: String) throws {
    let recording = try Recording(area: area)
    var differences: [String] = []
    for (number, item) in recording.cases.enumerated() {
      let ours = item.outcome(values: recording.values)
      if ours != item.expected {
        differences.append("#\(number) \(item.template.debugDescription)\n  Jinja: \(item.expected)\n  ours:  \(ours)")
      }
    }
    #expect(
      differences.isEmpty, "\(differences.count) of \(recording.cases.count):\n\(differences.joined(separator: "\n"))")
  }

  @Test func coversEveryAreaThatWasRecorded() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.filter { $0.hasSuffix(".json") }.sorted() == Self.areas.map { "\($0).json" })
  }
}

private struct Recording {
  struct Case {
    var template: String
    var templates: [String: String]
    var values: Map
    var escaping: Escaping
    var expected: Outcome

    func outcome(values shared: Map) -> Outcome {
      let all = Map(zip(shared.keys + values.keys, shared.values + values.values))
      let names = all.keys.compactMap(\.stringValue)
      let pairs = zip(names, all.values)
      do {
        let library = try compile(template, others: templates, globals: names)
        var output: [UInt8] = []
        try library.render("page", globals: pairs.map(\.1), escaping: escaping, into: &output)
        return .output(String(decoding: output, as: UTF8.self))
      } catch {
        return .error((error as? TemplateError)?.diagnostic.message ?? "\(error)")
      }
    }
  }

  var values: Map
  var cases: [Case]

  init(area: String) throws {
    let bytes = [UInt8](try Data(contentsOf: ConformanceTests.folder.appending(path: "\(area).json")))
    let root = try #require(try Value(json: bytes).map)
    values = try #require(root["values"]?.map)
    cases = try #require(root["cases"]?.items).map { item in
      let item = try #require(item.map)
      let others = (item["templates"]?.map ?? Map())
      var expected: Outcome = .output(item["output"]?.stringValue ?? "")
      if let error = item["error"]?.stringValue { expected = .error(error) }
      // Where we differ on purpose, the case says what we print.
      if let ours = item["ours"] { expected = ours.stringValue.map(Outcome.output) ?? .error("on purpose") }
      return Case(
        template: try #require(item["template"]?.stringValue),
        templates: Dictionary(
          uniqueKeysWithValues: zip(others.keys.compactMap(\.stringValue), others.values.compactMap(\.stringValue))),
        values: item["values"]?.map ?? Map(), escaping: item["escape"] == .bool(false) ? .none : .html,
        expected: expected)
    }
  }
}

/// What a template came to. Any two errors are equal: their texts are our own.
enum Outcome: Equatable, CustomStringConvertible {
  case output(String)
  case error(String)

  static func == (first: Outcome, second: Outcome) -> Bool {
    switch (first, second) {
    case (.output(let a), .output(let b)): a.utf8.elementsEqual(b.utf8)
    case (.error, .error): true
    default: false
    }
  }

  var description: String {
    switch self {
    case .output(let text): text.debugDescription
    case .error(let message): "error: \(message)"
    }
  }
}

extension Value {
  fileprivate var map: Map? {
    if case .map(let map) = self { map } else { nil }
  }

  fileprivate var items: [Value]? {
    if case .list(let items) = self { items } else { nil }
  }
}
