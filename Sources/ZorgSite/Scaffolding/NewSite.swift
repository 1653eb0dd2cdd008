import Calendar
import Text

/// A site to begin with: theme, first article, author, comment, pages and the configuration of CI.
public struct NewSite: Sendable {
  public var title = "Mijn portaal"
  public var baseURL = "https://portaal.voorbeeld.nl/"
  /// Seconds since 1970: when its first article is dated.
  public var now: Int64
  /// Names from the site's folder and texts, in which `%TITLE%`, `%BASE_URL%` and `%DATE%` are filled in.
  public var files: [(path: String, text: String)]

  public init(files: [(path: String, text: String)], now: Int64) {
    self.files = files
    self.now = now
  }

  /// Writes the site and returns its files' names. Throws where something stands in the folder already.
  @discardableResult
  public func create(in folder: String) throws -> [String] {
    if let kind = Disk.kind(folder) {
      guard Disk.isFolder(folder) else {
        throw Refusal("'\(folder)' is \(kind == .link ? "a link that leads to no folder" : "no folder")")
      }
      guard try Disk.list(folder).isEmpty else {
        throw Refusal("the folder '\(folder)' is not empty", hint: "name one that is not there yet")
      }
    }
    let zone = TimeZone.named("Europe/Amsterdam") ?? .utc
    let values = [
      ("%TITLE%", yamlScalar(title)), ("%BASE_URL%", yamlScalar(baseURL)), ("%DATE%", localMinute(now, in: zone)),
    ]
    for file in files {
      let text = values.reduce(file.text) { text, value in filled(text, value.0, value.1) }
      try Disk.create("\(folder)/\(file.path)", Array(text.utf8))
    }
    return files.map(\.path)
  }

  private func filled(_ text: String, _ name: String, _ value: String) -> String {
    guard text.contains(name) else { return text }
    return text.split(separator: name, omittingEmptySubsequences: false).joined(separator: value)
  }
}

/// A moment as editors write it, in a zone and to the minute: `2026-12-01T09:00`. In the hour that comes twice in a year
/// it has its offset.
func localMinute(_ seconds: Int64, in zone: TimeZone) -> String {
  let minute = seconds - seconds % 60
  let text = zone.moment(at: minute).rfc3339
  let local = String(text.prefix(16))
  if case .success(let moment) = parseMoment(local, in: zone), moment.secondsSinceEpoch == minute { return local }
  return text
}
