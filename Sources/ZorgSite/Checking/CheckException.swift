import Diagnostics

/// A finding that somebody has judged to be right, with the reason.
public struct CheckException: Sendable, Hashable {
  public var code: String
  /// Empty where it was forgotten, which is a mistake.
  public var reason: String
  /// The file that says so; nil for the settings.
  public var source: String?
  /// The file or, with `/` at its end, the folder that it speaks of; nil for the whole site.
  public var file: String?
  /// Of the code.
  public var position: Position

  /// `source` is the file whose front matter it stands in.
  init(_ item: KeyReader.Item, in source: String?) {
    code = item["code"] ?? ""
    reason = item["reason"] ?? ""
    position = item.fields["code"]?.position ?? item.position
    self.source = source
    file = source ?? item["file"]
  }

  /// Whether it speaks of a finding.
  func covers(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.code == code else { return false }
    guard let file else { return true }
    return file.hasSuffix("/") ? diagnostic.path?.hasPrefix(file) == true : diagnostic.path == file
  }
}
