import Checks
import Foundation
import Templates
import Testing
import ZorgSite

/// The documentation lists exactly the keys and fields that the code has. `RECORD=1` brings it up to date, and fails.
@Suite struct DocumentationTests {
  static let repository = TemporarySite.fixtures.deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: [Schema.configuration] + Schema.content)
  func listsEveryKey(schema: Schema) throws {
    let file = schema.name == "configuration" ? "configuration.md" : "content.md"
    try expectTable(schema.markdownTable, under: "<!-- keys: \(schema.name) -->", in: file)
  }

  @Test(arguments: RecordShape.all)
  func listsEveryFieldOfATemplatesRecord(shape: RecordShape) throws {
    try expectTable(shape.markdownTable, under: "<!-- fields: \(shape.name) -->", in: "themes.md")
  }

  @Test(arguments: Rule.Group.allCases)
  func listsEveryRuleOfACheck(group: Rule.Group) throws {
    try expectTable(Rule.markdownTable(of: group), under: "<!-- rules: \(group.rawValue) -->", in: "checks.md")
  }

  @Test(arguments: [Schema.configuration] + Schema.content)
  func recordsTheJSONSchema(schema: Schema) throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(schema.jsonSchema.utf8)) as? [String: Any]
    #expect(parsed?["type"] as? String == "object")
    try expectGolden(schema.jsonSchema, at: Self.repository.appending(path: "schemas/\(schema.name).json"))
  }

  private func expectTable(_ table: String, under marker: String, in name: String) throws {
    let file = Self.repository.appending(path: "docs/\(name)")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: marker + "\n"))
    let end = try #require(text.range(of: "<!-- end -->", range: start.upperBound..<text.endIndex))
    let updated = text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: table)
    try expectGolden(updated, at: file)
  }
}

extension Rule {
  static func markdownTable(of group: Group) -> String {
    let rows = all.filter { $0.group == group }.map { rule in
      "| "
        + ["`\(rule.code)`", rule.severity.rawValue, rule.summary, rule.reason, rule.remedy].joined(separator: " | ")
        + " |\n"
    }
    return "| code | severity | finds | why | how to mend it |\n| --- | --- | --- | --- | --- |\n" + rows.joined()
  }
}

extension Schema: CustomTestStringConvertible {
  public var testDescription: String { name }
}

extension RecordShape: CustomTestStringConvertible {
  public var testDescription: String { name }
}
