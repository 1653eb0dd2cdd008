import Diagnostics

/// Why a page could not be rendered: the place in the template, and as notes the way that led there. The host adds which
/// page it was.
public struct TemplateError: Error, Sendable {
  public var diagnostic: Diagnostic

  public init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}

extension Mistake {
  func diagnostic(in file: TemplateFile) -> Diagnostic {
    let end = min(offset + length, file.source.count)
    let position = file.source.position(of: offset, to: end)
    let diagnostic = Diagnostic(isWarning ? .warning : .error, code: code, message, path: file.path, at: position)
    return diagnostic.suggesting(suggestion)
  }
}

extension Fault {
  func diagnostic(in program: Program) -> Diagnostic {
    let template = program.templates[Int(place.template)]
    let diagnostic = Diagnostic(
      .error, code: code, message, path: template.path, at: program.position(of: place)
    ).suggesting(suggestion)
    var result = diagnostic
    result.notes += chain.map { step in
      Diagnostic.Note(
        step.text, path: program.templates[Int(step.place.template)].path, position: program.position(of: step.place))
    }
    return result
  }
}

extension Program {
  /// Line and column of a place, with the length of the word there.
  fileprivate func position(of place: Fault.Place) -> Position {
    let source = templates[Int(place.template)].source
    let offset = min(Int(place.offset), source.count)
    let end = source.identifierEnd(from: offset, to: source.count)
    return source.position(of: offset, to: max(end, min(offset + 1, source.count)))
  }
}

extension [UInt8] {
  /// Line and column of bytes in a text, in Unicode scalars.
  func position(of offset: Int, to end: Int) -> Position {
    let offset = Swift.min(offset, count)
    var line = 1
    var lineStart = starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for index in lineStart..<Swift.max(lineStart, offset) where self[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
    let column = offset >= lineStart ? scalars(self[lineStart..<offset]) + 1 : 1
    let length = end > offset ? scalars(self[offset..<Swift.min(end, count)]) : 1
    return Position(line: line, column: column, length: Swift.max(1, length))
  }
}
