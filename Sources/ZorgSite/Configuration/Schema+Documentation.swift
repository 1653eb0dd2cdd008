import Text

extension Schema {
  /// The keys as a Markdown table, for the documentation.
  public var markdownTable: String {
    var text = "| key | type | default | example | meaning |\n| --- | --- | --- | --- | --- |\n"
    for key in keys {
      let names = (["`\(key.name)`"] + key.aliases.map { "`\($0)`" }).joined(separator: ", ")
      let fallback = key.isRequired ? "required" : key.defaultText.isEmpty ? "none" : key.defaultText
      let leaf = key.name.split(separator: ".").last.map(String.init) ?? key.name
      let example = "`\(leaf): \(key.example)`"
      text += "| " + [names, key.type.name, fallback, example, key.summary].map(cell).joined(separator: " | ") + " |\n"
    }
    return text
  }

  /// The keys as a JSON Schema (draft 7), for editors that check YAML while you type.
  public var jsonSchema: String {
    let object = JSONSchemaObject(keys: keys.map { ($0.name.split(separator: ".").map(String.init), $0) })
    return """
      {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": \(jsonString(name == "configuration" ? "zorgsite.yaml" : "Front matter of a zorgsite \(name)")),
      \(object.members(indent: "  "))
      }

      """
  }

  private func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

/// An object of the JSON Schema: keys of one level, groups below them.
private struct JSONSchemaObject {
  var keys: [(path: [String], key: Schema.Key)]

  func members(indent: String) -> String {
    var properties: [String] = []
    var groups: [String] = []
    for (path, key) in keys {
      if path.count == 1 {
        for name in [key.name.split(separator: ".").last.map(String.init) ?? key.name] + key.aliases {
          properties.append("\(indent)  \(jsonString(name)): {\(definition(of: key))}")
        }
      } else if !groups.contains(path[0]) {
        groups.append(path[0])
        let inner = JSONSchemaObject(
          keys: keys.filter { $0.path.count > 1 && $0.path[0] == path[0] }.map { (Array($0.path.dropFirst()), $0.key) })
        properties.append(
          "\(indent)  \(jsonString(path[0])): {\n\(inner.members(indent: indent + "    "))\n\(indent)  }")
      }
    }
    let required = keys.filter { $0.path.count == 1 && $0.key.isRequired && $0.key.aliases.isEmpty }.map {
      jsonString($0.key.name)
    }
    return """
      \(indent)"type": "object",
      \(indent)"required": [\(required.joined(separator: ", "))],
      \(indent)"properties": {
      \(properties.joined(separator: ",\n"))
      \(indent)}
      """
  }

  private func definition(of key: Schema.Key) -> String {
    "\"description\": \(jsonString(key.summary)), " + type(of: key)
  }

  private func type(of key: Schema.Key) -> String {
    switch key.type {
    case .text: #""type": ["string", "number"]"#
    case .date: #""type": "string""#
    case .bool: #""type": "boolean""#
    case .integer(let range): #""type": "integer", "minimum": \#(range.lowerBound), "maximum": \#(range.upperBound)"#
    case .texts: #""type": ["string", "number", "array"], "items": {"type": ["string", "number"]}"#
    case .choice(let choices): #""enum": [\#(choices.map(jsonString).joined(separator: ", "))]"#
    case .mappings(let keys):
      #""type": "array", "items": {"type": "object", "required": [\#(keys.map(jsonString).joined(separator: ", "))], "properties": {\#(keys.map { jsonString($0) + #": {"type": "string"}"# }.joined(separator: ", "))}}"#
    case .items(let keys):
      #""type": ["string", "array", "object"], "items": {"type": ["string", "object"], "properties": {\#(keys.map { jsonString($0) + #": {"type": ["string", "number"]}"# }.joined(separator: ", "))}}"#
    case .words(let words):
      #""type": "object", "additionalProperties": {"enum": [\#(words.map(jsonString).joined(separator: ", "))]}"#
    case .anything: #""type": "object""#
    }
  }
}
