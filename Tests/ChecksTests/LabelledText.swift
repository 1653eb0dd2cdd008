import Checks
import Foundation

/// One line of `Labelled/*.tsv`: a rule, whether it must fire, what the text is, and the text (`\n` for a line end).
struct LabelledText: Sendable {
  let code: String
  let mustFire: Bool
  let kind: TextKind
  let text: String
  /// The file's name and line.
  let place: String
  /// Every third line is kept apart: no rule was changed after its result. Who wrote the rules had written the texts
  /// before, so the figures say less than a stranger's texts would.
  let isHeldOut: Bool

  static func all() throws -> [LabelledText] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Labelled")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".tsv") }
    return try names.sorted().flatMap { name in
      let lines = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n")
      return lines.enumerated().compactMap { number, line in LabelledText(line, number: number, name: name) }
    }
  }

  private init?(_ line: Substring, number: Int, name: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 4, let kind = TextKind(rawValue: fields[2]) else { return nil }
    code = fields[0]
    mustFire = fields[1] == "yes"
    self.kind = kind
    text = fields[3].replacingOccurrences(of: "\\n", with: "\n")
    place = "\(name):\(number + 1)"
    isHeldOut = number % 3 == 2
  }

  /// The codes that the rules report, with what the portal of the labelled texts has listed as its own.
  var found: Set<String> { Set(findings.map(\.code)) }

  var findings: [Finding] { PrivacyRules.findings(in: text, kind: kind, allowances: LabelledText.allowances) }

  static let allowances = PrivacyAllowances(
    phoneNumbers: ["030-1234567"], mailDomains: ["zorgnetwerk.example"], organisationNumbers: ["800000018"],
    bankAccounts: ["NL91 ABNA 0417 1643 00"], postcodes: ["3500 AA"])
}
