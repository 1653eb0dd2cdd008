import Checks
import Diagnostics

/// What a check found, fit for showing: no private value stands in it in full.
public struct CheckReport: Sendable {
  public internal(set) var diagnostics: [Diagnostic] = []
  /// Exceptions that something was found for, each with its reason.
  public internal(set) var exceptionCount = 0
  public internal(set) var fileCount = 0
  /// Pages and feeds that were rendered and looked at.
  public internal(set) var pageCount = 0
  /// Why the output was not looked at, where it should have been.
  public internal(set) var outputProblem: String?
  /// The folder whose files the diagnostics speak of.
  var folder = ""
  /// What of a file's text is not shown, by the path that is shown.
  var concealed: [String: Concealment] = [:]
  /// Paths that hold private values, by what is shown for them.
  var hiddenPaths: [String: String] = [:]
  /// Files that will be gone when the report is shown, as they may be shown.
  var kept: [String: [UInt8]] = [:]

  /// Whether the check fails: on an error, and in strict runs on a warning too. Hints fail nothing.
  public func hasErrors(isStrict: Bool) -> Bool {
    diagnostics.contains { $0.severity == .error || isStrict && $0.severity == .warning }
  }

  /// All findings in a format. `width` is that of the terminal, for text.
  public func text(_ format: DiagnosticPrinter.Format, colour: Bool = false, width: Int? = nil) -> String {
    var printer = DiagnosticPrinter(format: format, colour: colour, width: width)
    printer.explanation = { Rule.named($0).map { $0.summary.prefix(1).uppercased() + $0.summary.dropFirst() } }
    return printer.print(diagnostics, source: source)
  }

  /// A file as it may be shown: with asterisks for private values.
  func source(_ path: String) -> [UInt8]? {
    if let bytes = kept[path] { return bytes }
    guard path != "--now" else { return nil }
    let real = hiddenPaths[path] ?? path
    let file = real.hasPrefix("/") ? real : "\(folder)/\(real)"
    guard let bytes = try? Disk.read(file, limit: 4 << 20) else { return nil }
    return concealed[path].map { $0.masked(bytes) } ?? bytes
  }
}

extension CheckReport {
  /// A line for each group in which something was found, and one for everything.
  public var summary: String {
    var lines = ""
    let names = Rule.Group.allCases.map(\.rawValue) + ["site"]
    let groups = Dictionary(grouping: diagnostics) { Rule.named($0.code)?.group.rawValue ?? "site" }
    for name in names {
      guard let found = groups[name] else { continue }
      lines += name + String(repeating: " ", count: 15 - name.count) + DiagnosticPrinter.summary(of: found) + "\n"
    }
    let found = DiagnosticPrinter.summary(of: diagnostics)
    lines += found.isEmpty ? "nothing found" : found
    lines += " in \(fileCount) \(fileCount == 1 ? "file" : "files")"
    if pageCount > 0 { lines += " and \(pageCount) pages and feeds" }
    if exceptionCount > 0 {
      lines += "; \(exceptionCount) \(exceptionCount == 1 ? "exception" : "exceptions"), each with a reason"
    }
    lines += "\n"
    if let outputProblem { lines += "the output was not checked: \(outputProblem)\n" }
    return lines
  }
}
