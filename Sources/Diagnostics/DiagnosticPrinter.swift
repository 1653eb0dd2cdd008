import Text

/// Turns diagnostics into text for people, JSON for programs or annotations for GitHub's pull requests.
public struct DiagnosticPrinter: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case text
    case json
    case github
  }

  public var format: Format
  /// Whether text may carry ANSI colours.
  public var colour: Bool

  public init(format: Format, colour: Bool = false) {
    self.format = format
    self.colour = colour
  }

  /// All diagnostics, sorted, each once. `source` gives a file's bytes, for the line that a text diagnostic shows.
  public func print(_ diagnostics: [Diagnostic], source: (String) -> [UInt8]?) -> String {
    let sorted = Array(Set(diagnostics)).sorted()
    switch format {
    case .text: return text(sorted, source: source)
    case .json: return json(sorted)
    case .github: return sorted.map(annotation).joined()
    }
  }

  /// `2 errors, 1 warning`, or the empty string where there are none.
  public static func summary(of diagnostics: [Diagnostic]) -> String {
    let unique = Set(diagnostics)
    let errors = unique.count { $0.severity == .error }
    let warnings = unique.count - errors
    let parts = [
      errors == 0 ? nil : "\(errors) \(errors == 1 ? "error" : "errors")",
      warnings == 0 ? nil : "\(warnings) \(warnings == 1 ? "warning" : "warnings")",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}

// MARK: - Text

extension DiagnosticPrinter {
  private func text(_ diagnostics: [Diagnostic], source: (String) -> [UInt8]?) -> String {
    var output = ""
    var openFile: (path: String, bytes: [UInt8]?)?
    for diagnostic in diagnostics {
      let label = paint(diagnostic.severity.rawValue, diagnostic.severity == .error ? "31;1" : "33;1")
      output +=
        "\(place(diagnostic.path, diagnostic.position))\(label): \(printable(diagnostic.message)) [\(diagnostic.code)]\n"
      if let path = diagnostic.path, let position = diagnostic.position {
        if openFile?.path != path { openFile = (path, source(path)) }
        if let bytes = openFile?.bytes { output += excerpt(of: bytes, at: position) }
      }
      for note in diagnostic.notes {
        output += "    \(place(note.path, note.position))\(printable(note.message))\n"
      }
    }
    return output
  }

  private func place(_ path: String?, _ position: Position?) -> String {
    guard let path else { return "" }
    guard let position else { return "\(printable(path)): " }
    return "\(printable(path)):\(position.line):\(position.column): "
  }

  private func paint(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// The source line and a caret line below it. A long line is cut around the place.
  private func excerpt(of bytes: [UInt8], at position: Position) -> String {
    guard let line = sourceLine(position.line, of: bytes) else { return "" }
    let scalars = Array(line.unicodeScalars)
    let column = min(max(position.column, 1), scalars.count + 1)
    let first = column > 80 ? column - 40 : 1
    let last = min(scalars.count, first + 99)
    var text = first > 1 ? "…" : ""
    var caret = first > 1 ? " " : ""
    for index in first..<max(first, last + 1) {
      let scalar = scalars[index - 1]
      text.unicodeScalars.append(contentsOf: printable(String(scalar)).unicodeScalars)
      if index < column, scalar.properties.generalCategory != .nonspacingMark { caret += " " }
    }
    if last < scalars.count { text += "…" }
    let length = max(1, min(position.length, last - column + 1))
    return "    \(text)\n    \(caret)\(paint("^" + String(repeating: "~", count: length - 1), "32;1"))\n"
  }

  private func sourceLine(_ number: Int, of bytes: [UInt8]) -> String? {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for _ in 1..<max(1, number) {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
      start = end + 1
    }
    var line = bytes[start...].prefix { $0 != 0x0A }
    if line.last == 0x0D { line = line.dropLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// Text from a file as a terminal may show it: no control characters, no change of writing direction.
  private func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(isUnprintable(scalar) ? (scalar == "\t" ? " " : "\u{FFFD}") : scalar)
    }
    return String(result)
  }

  private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

// MARK: - JSON and GitHub

extension DiagnosticPrinter {
  private func json(_ diagnostics: [Diagnostic]) -> String {
    let objects = diagnostics.map { diagnostic in
      var fields = [
        #""severity":\#(jsonString(diagnostic.severity.rawValue))"#,
        #""code":\#(jsonString(diagnostic.code))"#,
        #""message":\#(jsonString(diagnostic.message))"#,
      ]
      fields += location(diagnostic.path, diagnostic.position)
      let notes = diagnostic.notes.map { note in
        "{" + ([#""message":\#(jsonString(note.message))"#] + location(note.path, note.position)).joined(separator: ",")
          + "}"
      }
      fields.append(#""notes":[\#(notes.joined(separator: ","))]"#)
      return "  {" + fields.joined(separator: ",") + "}"
    }
    return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  private func location(_ path: String?, _ position: Position?) -> [String] {
    var fields: [String] = []
    if let path { fields.append(#""file":\#(jsonString(path))"#) }
    if let position {
      fields.append(#""line":\#(position.line),"column":\#(position.column),"length":\#(position.length)"#)
    }
    return fields
  }

  private func annotation(_ diagnostic: Diagnostic) -> String {
    var properties: [String] = []
    if let path = diagnostic.path { properties.append("file=\(escapedProperty(path))") }
    if let position = diagnostic.position { properties.append("line=\(position.line),col=\(position.column)") }
    properties.append("title=\(escapedProperty(diagnostic.code))")
    let text = ([diagnostic.message] + diagnostic.notes.map(\.message)).joined(separator: "\n")
    return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(escapedData(text))\n"
  }

  /// GitHub's workflow commands: `%`, CR and LF are escaped in data; `:` and `,` too in properties.
  private func escapedData(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func escapedProperty(_ text: String) -> String {
    var result = ""
    for character in escapedData(text).unicodeScalars {
      switch character {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
