/// What of one text nobody should read in a log: the values that the privacy rules found in it.
public struct Concealment: Sendable {
  /// Stretches of the text with how many letters and digits of each may show, in order, not overlapping.
  private let stretches: [(range: Range<Int>, visible: Int)]
  /// Values as they stand in the text, the longest first, with what is shown for each.
  private let values: [(value: String, shown: String)]

  public init(_ findings: [Finding], in bytes: [UInt8]) {
    let found = findings.filter { !$0.range.isEmpty && $0.code.hasPrefix("P") && $0.range.upperBound <= bytes.count }
    var stretches: [(range: Range<Int>, visible: Int)] = []
    for finding in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let range = Concealment.stretch(of: finding, in: bytes)
      let start = max(range.lowerBound, stretches.last?.range.upperBound ?? 0)
      if start < range.upperBound { stretches.append((start..<range.upperBound, Concealment.visible(finding.code))) }
    }
    self.stretches = stretches
    values = found.compactMap { finding -> (value: String, shown: String)? in
      // What a message can quote is the value itself, not the line around it.
      let range = finding.code == "P009" ? finding.range : Concealment.stretch(of: finding, in: bytes)
      guard range.count >= 4 else { return nil }
      let shown = Concealment.masked(bytes[range], showing: Concealment.visible(finding.code))
      return (String(decoding: bytes[range], as: UTF8.self), String(decoding: shown, as: UTF8.self))
    }.sorted { $0.value.utf8.count > $1.value.utf8.count }
  }

  public var isEmpty: Bool { stretches.isEmpty }

  /// The text with asterisks for what was found. Each character stays one character, so that lines and columns hold.
  public func masked(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var end = 0
    for (range, visible) in stretches where range.upperBound <= bytes.count {
      output += bytes[end..<range.lowerBound]
      output += Concealment.masked(bytes[range], showing: visible)
      end = range.upperBound
    }
    return output + bytes[end...]
  }

  /// A message that may quote the text.
  public func masked(_ message: String) -> String {
    var message = message
    for (value, shown) in values where message.contains(value) {
      message = message.split(separator: value, omittingEmptySubsequences: false).joined(separator: shown)
    }
    return message
  }

  /// As many as the rule's own message shows.
  private static func visible(_ code: String) -> Int {
    switch code {
    case "P001", "P002", "P005", "P008", "P013": 4
    case "P003", "P004", "P007": 2
    case "P006": 1
    default: 0
    }
  }

  /// Of a case its whole line, for age, diagnosis and place stand apart; of a key and a link's code only the value.
  private static func stretch(of finding: Finding, in bytes: [UInt8]) -> Range<Int> {
    let range = finding.range
    switch finding.code {
    case "P009":
      let start = bytes[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      return start..<(bytes[range.upperBound...].firstIndex(of: 0x0A) ?? bytes.count)
    case "P011", "P012":
      let sign = finding.code == "P011" ? UInt8(ascii: ":") : UInt8(ascii: "=")
      return (bytes[range].firstIndex(of: sign) ?? range.lowerBound)..<range.upperBound
    default: return range
    }
  }

  /// At most half of the letters and digits stay.
  private static func masked(_ bytes: ArraySlice<UInt8>, showing shown: Int) -> [UInt8] {
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    func isShown(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    var visible = min(shown, scalars.count(where: isShown) / 2)
    var output = String.UnicodeScalarView()
    for scalar in scalars {
      if !isShown(scalar) {
        output.append(scalar)
      } else if visible > 0 {
        output.append(scalar)
        visible -= 1
      } else {
        output.append("*")
      }
    }
    return Array(String(output).utf8)
  }
}
