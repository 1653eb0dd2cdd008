/// Finds data of people in text that is about to be public: rules P001 to P009 and P011 to P013.
public enum PrivacyRules {
  /// The findings in a text, in its order, at most one for each place.
  ///
  /// One pass over the text's words, numbers and signs; each looks at a bounded number of neighbours, so that the work
  /// grows with the text and no faster. Nothing is thrown; bytes that are no UTF-8 count as letters.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, as the file has it: Markdown with its front matter, YAML, CSV, or a file's name.
  ///   - firstLine: the number that the first line has in its file.
  public static func findings(
    in bytes: [UInt8], kind: TextKind, firstLine: Int = 1, allowances: PrivacyAllowances = PrivacyAllowances()
  ) -> [Finding] {
    scan(bytes, kind: kind, firstLine: firstLine, allowances: allowances).findings
  }

  public static func findings(
    in text: String, kind: TextKind, firstLine: Int = 1, allowances: PrivacyAllowances = PrivacyAllowances()
  ) -> [Finding] {
    findings(in: Array(text.utf8), kind: kind, firstLine: firstLine, allowances: allowances)
  }

  /// The findings, and how many bytes and tokens the rules looked at to get there.
  static func scan(
    _ bytes: [UInt8], kind: TextKind, firstLine: Int, allowances: PrivacyAllowances
  ) -> (findings: [Finding], looks: Int) {
    var scan = PrivacyScan(ScannedText(bytes, kind: kind), allowing: AllowedValues(allowances))
    scan.run()
    return (placed(scan.matches, in: bytes, firstLine: firstLine), scan.looks)
  }
}
