import Text

/// Turns diagnostics into text for people, JSON for programs, or what code hosts show in pull requests.
public struct DiagnosticPrinter: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case text
    case json
    case github
    /// SARIF 2.1.0, which code hosts show beside the lines.
    case sarif
  }

  public var format: Format
  /// Whether text may carry ANSI colours.
  public var colour: Bool
  /// Columns that a line of text may take; nil for whole lines.
  public var width: Int?
  /// What a code stands for, for the format that explains its codes once.
  public var explanation: @Sendable (_ code: String) -> String? = { _ in nil }

  public init(format: Format, colour: Bool = false, width: Int? = nil) {
    self.format = format
    self.colour = colour
    self.width = width
  }

  /// All diagnostics, sorted, each once. `source` gives a file's bytes, for the line that a text diagnostic shows.
  public func print(_ diagnostics: [Diagnostic], source: (String) -> [UInt8]?) -> String {
    let sorted = Array(Set(diagnostics)).sorted()
    switch format {
    case .text: return text(sorted, source: source)
    case .json: return json(sorted)
    case .github: return sorted.map(annotation).joined()
    case .sarif: return sarif(sorted)
    }
  }

  /// `2 errors, 1 warning`, or the empty string where there are none.
  public static func summary(of diagnostics: [Diagnostic]) -> String {
    let unique = Set(diagnostics)
    let errors = unique.count { $0.severity == .error }
    let hints = unique.count { $0.severity == .hint }
    let warnings = unique.count - errors - hints
    let parts = [
      errors == 0 ? nil : "\(errors) \(errors == 1 ? "error" : "errors")",
      warnings == 0 ? nil : "\(warnings) \(warnings == 1 ? "warning" : "warnings")",
      hints == 0 ? nil : "\(hints) \(hints == 1 ? "hint" : "hints")",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}

// MARK: - Text

extension DiagnosticPrinter {
  private func text(_ diagnostics: [Diagnostic], source: (String) -> [UInt8]?) -> String {
    var output = ""
    var openFile: (path: String, excerpts: SourceExcerpts?)?
    for diagnostic in diagnostics {
      let headline =
        "\(place(diagnostic.path, diagnostic.position))\(diagnostic.severity.rawValue): "
        + "\(printable(diagnostic.message)) [\(diagnostic.code)]"
      output += painted(wrapped(headline, indent: 6), diagnostic.severity) + "\n"
      if let path = diagnostic.path, let position = diagnostic.position {
        if openFile?.path != path { openFile = (path, source(path).map(SourceExcerpts.init)) }
        if let excerpt = openFile?.excerpts?.excerpt(at: position, columns: width.map { min(100, $0 - 6) } ?? 100) {
          output += "    \(excerpt.text)\n    \(excerpt.indent)\(paint(excerpt.caret, "32;1"))\n"
        }
      }
      for note in diagnostic.notes {
        output += "    " + wrapped(place(of: note, in: diagnostic) + printable(note.message), indent: 4, used: 4) + "\n"
      }
    }
    return output
  }

  /// A note that has a position and no file means the diagnostic's.
  private func place(of note: Diagnostic.Note, in diagnostic: Diagnostic) -> String {
    place(note.path ?? (note.position == nil ? nil : diagnostic.path), note.position)
  }

  private func place(_ path: String?, _ position: Position?) -> String {
    let parts = [path.map(printable), position.map { "\($0.line):\($0.column)" }].compactMap(\.self)
    return parts.isEmpty ? "" : parts.joined(separator: ":") + ": "
  }

  private func paint(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// A headline with its severity in colour: the first time that the word stands before a colon.
  private func painted(_ headline: String, _ severity: Diagnostic.Severity) -> String {
    guard colour, let range = headline.firstRange(of: severity.rawValue + ":") else { return headline }
    return headline[..<range.lowerBound] + paint(severity.rawValue, severity.colour) + ":"
      + headline[range.upperBound...]
  }

  /// Text broken between words where it is wider than the output; later lines are indented.
  private func wrapped(_ text: String, indent: Int, used: Int = 0) -> String {
    guard let width, text.unicodeScalars.count + used > width else { return text }
    var (lines, column) = ("", used)
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let length = word.unicodeScalars.reduce(0) { $0 + terminalColumns(of: $1) }
      if column > used, column + 1 + length > width, !lines.isEmpty {
        lines += "\n" + String(repeating: " ", count: indent) + word
        column = indent + length
      } else {
        lines += (lines.isEmpty ? "" : " ") + word
        column += length + (column == used ? 0 : 1)
      }
    }
    return lines
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
    let notes = diagnostic.notes.map { place(of: $0, in: diagnostic) + $0.message }
    let text = ([diagnostic.message] + notes).joined(separator: "\n")
    let level = diagnostic.severity == .hint ? "notice" : diagnostic.severity.rawValue
    return "::\(level) \(properties.joined(separator: ","))::\(escapedData(text))\n"
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
