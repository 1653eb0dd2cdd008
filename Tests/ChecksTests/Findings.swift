import Checks

/// What the rules say of a text, a line each: `P001 error 1:5+9 BSN 1112*****`.
func described(
  _ text: String, _ kind: TextKind = .article, firstLine: Int = 1, allowances: PrivacyAllowances = PrivacyAllowances()
) -> [String] {
  described(PrivacyRules.findings(in: text, kind: kind, firstLine: firstLine, allowances: allowances))
}

func described(_ findings: [Finding]) -> [String] {
  findings.map { finding in
    let place = finding.position.map { "\($0.line):\($0.column)+\($0.length) " } ?? ""
    return "\(finding.code) \(finding.severity.rawValue) \(place)\(finding.message)"
  }
}

func codes(_ text: String, _ kind: TextKind = .article, allowances: PrivacyAllowances = PrivacyAllowances()) -> [String]
{
  PrivacyRules.findings(in: text, kind: kind, allowances: allowances).map(\.code)
}
