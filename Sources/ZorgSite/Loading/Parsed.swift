import Diagnostics

/// What one file became: its value, unless a mistake kept it from having one, and what is wrong with it.
public struct Parsed<Value: Sendable>: Sendable {
  public var value: Value?
  public var diagnostics: [Diagnostic]
  /// Of the file's bytes; nil where they were not read.
  public var fingerprint: Fingerprint?
  /// Of the file when its bytes were read.
  var stamp: FileStamp?
}

extension Collection {
  /// The values that are there, and all diagnostics.
  func collected<Value>() -> (values: [Value], diagnostics: [Diagnostic]) where Element == Parsed<Value> {
    var values: [Value] = []
    values.reserveCapacity(count)
    var diagnostics: [Diagnostic] = []
    for parsed in self {
      if let value = parsed.value { values.append(value) }
      diagnostics += parsed.diagnostics
    }
    return (values, diagnostics)
  }
}
