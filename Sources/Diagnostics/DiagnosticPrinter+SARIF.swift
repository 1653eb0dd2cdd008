import Text

extension DiagnosticPrinter {
  /// The Static Analysis Results Interchange Format, version 2.1.0, with what code hosts show.
  func sarif(_ diagnostics: [Diagnostic]) -> String {
    let rules = Set(diagnostics.map(\.code)).sorted().map(rule)
    let results = diagnostics.map { "        " + result($0) }.joined(separator: ",\n")
    return """
      {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
          {
            "tool": {"driver": {"name": "zorgsite", "rules": [\(rules.joined(separator: ", "))]}},
            "columnKind": "unicodeCodePoints",
            "results": [\(results.isEmpty ? "" : "\n\(results)\n      ")]
          }
        ]
      }

      """
  }

  private func rule(_ code: String) -> String {
    let explained = explanation(code).map { ", \"shortDescription\": {\"text\": \(jsonString($0))}" } ?? ""
    return "{\"id\": \(jsonString(code))\(explained)}"
  }

  private func result(_ diagnostic: Diagnostic) -> String {
    let text = ([diagnostic.message] + diagnostic.notes.map(\.message)).joined(separator: "\n")
    var fields = [
      "\"ruleId\": \(jsonString(diagnostic.code))", "\"level\": \"\(level(of: diagnostic.severity))\"",
      "\"message\": {\"text\": \(jsonString(text))}",
    ]
    if let path = diagnostic.path {
      var place = ["\"artifactLocation\": {\"uri\": \(jsonString(relativeURI(path)))}"]
      if let position = diagnostic.position { place.append("\"region\": \(region(position))") }
      fields.append("\"locations\": [{\"physicalLocation\": {\(place.joined(separator: ", "))}}]")
    }
    return "{" + fields.joined(separator: ", ") + "}"
  }

  private func region(_ position: Position) -> String {
    let (line, column) = (max(1, position.line), max(1, position.column))
    return "{\"startLine\": \(line), \"startColumn\": \(column), \"endColumn\": \(column + max(1, position.length))}"
  }

  private func level(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "note"
    }
  }

  /// A path as a relative URI.
  private func relativeURI(_ path: String) -> String {
    percentEncoded(path) { isUnreserved($0) || $0 == UInt8(ascii: "/") }
  }
}
