import Diagnostics
import Foundation
import Templates
import Testing

/// Renders templates that chance has spoiled: output or a diagnostic must come of each, within bounds.
///
/// `FUZZ=1000000 swift test --filter MutationTests` runs as many; without it a few thousand. The seed is fixed
/// (`FUZZ_SEED` changes it), so that a failure comes back.
@Suite struct MutationTests {
  static let count = ProcessInfo.processInfo.environment["FUZZ"].flatMap { Int($0) } ?? 3000
  static let seed = ProcessInfo.processInfo.environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? 20_240_312
  static let workers = 2

  @Test(arguments: 0..<workers)
  func endsWithOutputOrDiagnostic(worker: Int) throws {
    var random = SplitMix(state: Self.seed &+ UInt64(worker) &* 0x9E37)
    let corpus = Corpus()
    var rendered = 0
    for number in 0..<Self.count / Self.workers {
      let sources = corpus.mutated(&random)
      var files: [TemplateFile] = []
      for (name, source) in zip(["page", "base", "part"], sources) {
        files.append(TemplateFile(name: name, path: name, source: source))
      }
      let (library, diagnostics) = TemplateLibrary.compile(files, globals: Corpus.names)
      for diagnostic in diagnostics { #expect(diagnostic.position != nil && !diagnostic.message.isEmpty) }
      if diagnostics.hasErrors { continue }
      var renderer = TemplateRenderer(library)
      renderer.limits.steps = 20_000
      renderer.limits.output = 1 << 20
      renderer.limits.memory = 16 << 20
      var output: [UInt8] = []
      do throws(TemplateError) {
        try renderer.render("page", globals: corpus.values, into: &output)
        rendered += 1
      } catch {
        #expect(error.diagnostic.position != nil, "template \(number) of worker \(worker)")
        #expect(output.isEmpty)
      }
      #expect(output.count < 4 << 20)
    }
    // A corpus of which nothing renders any more would test the parser only.
    #expect(rendered > Self.count / Self.workers / 10)
  }
}

/// Sebastiano Vigna's splitmix64: small, and the same on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Templates to spoil: those of the conformance cases.
private struct Corpus {
  static let names = ["name", "n", "letters", "numbers", "users", "map", "html", "text", "tree", "nested", "empty"]

  var templates: [[UInt8]] = []
  let values: [Value]
  static let snippets = [
    "{{", "}}", "{%", "%}", "{#", "#}", "-", "+", "|", "(", ")", "[", "]", "{", "}", "'", "\"", "\\", ",", ".", ":",
    "=", "~", "*", "**",
    " in ", " is ", " not ", " if ", " else ", " and ", "{% endif %}", "{% endfor %}", "{% for i in letters %}",
    "{% if n %}",
    "{% macro m(a) %}", "{% endmacro %}", "{{ m(1) }}", "{% set n = ", "{% include 'page' %}", "{% extends 'base' %}",
    "{% block a %}", "{% endblock %}", "{{ super() }}", "{{ self.a() }}", "{% call m() %}", "{% endcall %}",
    "{{ loop(letters) }}",
    "{% include 'part' %}", "{% import 'part' as p %}", "9223372036854775807", "-9223372036854775808", "1e308", "0",
    "n", "range(99999)",
    "|replace('', text)", "|join(text)", "|list", "|batch(3)", "|center(99999)", "|indent(999)", "|tojson(9)", "|sort",
    "|map('upper')",
    "|groupby('age')", "|format(n)", "'%*d'", "[::-1]", "[n:]", "\u{0}", "é", "\u{FEFF}", "😀", "\r\n", " recursive",
    " scoped", "namespace()",
    "{% set ns.a = [ns.a, ns.a] %}", "{% set x = x ~ x %}", "{{ [x] * 99999 }}",
  ].map { Array($0.utf8) }

  init() {
    let folder = ConformanceTests.folder
    for area in ConformanceTests.areas {
      guard let data = try? Data(contentsOf: folder.appending(path: "\(area).json")),
        case .map(let root)? = try? Value(json: [UInt8](data)), case .list(let cases)? = root["cases"]
      else { continue }
      for item in cases {
        guard case .map(let fields) = item else { continue }
        if fields["error"] != nil { continue }
        if let template = fields["template"]?.stringValue { templates.append(Array(template.utf8)) }
        if case .map(let others)? = fields["templates"] {
          templates += others.values.compactMap { $0.stringValue.map { Array($0.utf8) } }
        }
      }
    }
    values = [
      "Zorg", 3, ["a", "b", "c"], [3, 1, 2], [["name": "Jan", "age": 30], ["name": "Bob", "age": 25]],
      ["x": 1, "y": "two"],
      "<b>Tom & \"Jerry\"</b>", "The quick brown fox",
      [["title": "1", "children": [["title": "1.1", "children": []]]]],
      [[1, 2], [3, 4]], "",
    ]
  }

  static let base = "[{% block a %}base {{ n }}{% endblock %}|{% block b %}{% endblock %}]"
  static let part = "{% macro m(a) %}({{ a }}{{ caller is defined }}){% endmacro %}{{ n }}"

  /// A page that is spoilt in a few places; the base and the part that it may name seldom are.
  func mutated(_ random: inout SplitMix) -> [[UInt8]] {
    let page = spoilt(templates.randomElement(using: &random) ?? [], 0...3, &random)
    let others = [Corpus.base, Corpus.part].map { text in
      Int.random(in: 0..<4, using: &random) > 0 ? Array(text.utf8) : spoilt(Array(text.utf8), 1...2, &random)
    }
    return [page] + others
  }

  private func spoilt(_ template: [UInt8], _ times: ClosedRange<Int>, _ random: inout SplitMix) -> [UInt8] {
    var template = template
    for _ in 0..<Int.random(in: times, using: &random) { mutate(&template, &random) }
    return template
  }

  private func mutate(_ template: inout [UInt8], _ random: inout SplitMix) {
    let place = Int.random(in: 0...template.count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: template.insert(contentsOf: Corpus.snippets.randomElement(using: &random) ?? [], at: place)
    case 1:
      let end = min(template.count, place + Int.random(in: 1...8, using: &random))
      template.removeSubrange(place..<end)
    case 2: if place < template.count { template[place] = UInt8.random(in: 0...255, using: &random) }
    case 3:
      let end = min(template.count, place + Int.random(in: 1...20, using: &random))
      let copied = Array(template[place..<end])
      template.insert(contentsOf: copied, at: Int.random(in: 0...template.count, using: &random))
    case 4:
      let other = templates.randomElement(using: &random) ?? []
      template.insert(contentsOf: other, at: place)
    case 5:
      let other = templates.randomElement(using: &random) ?? []
      template = Array(template[..<place]) + other.suffix(Int.random(in: 0...other.count, using: &random))
    default:
      let part = Corpus.snippets.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...150, using: &random) { template.insert(contentsOf: part, at: place) }
    }
  }
}
