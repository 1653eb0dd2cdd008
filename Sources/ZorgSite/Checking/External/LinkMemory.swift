/// Which addresses answered, and when: they are not asked again for a week. A text file in `.zorgsite`; one that cannot
/// be read counts as none.
struct LinkMemory: Sendable {
  static let name = "links"
  /// Seconds for which a good answer holds.
  static let validity: Int64 = 7 * 86_400

  private struct Entry: Sendable {
    var time: Int64
    var newAddress: String?
  }

  private var entries: [String: Entry] = [:]

  init(site: String) {
    let path = "\(site)/.zorgsite/\(LinkMemory.name)"
    guard Disk.kind(path) == .file, let bytes = try? Disk.read(path, limit: 64 << 20) else { return }
    for line in bytes.split(separator: 0x0A) {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard fields.count == 3, let time = Int64(fields[0]) else { continue }
      entries[fields[1]] = Entry(time: time, newAddress: fields[2].isEmpty ? nil : fields[2])
    }
  }

  /// What an address answered, where that still holds.
  func answer(_ url: String, now: Int64) -> LinkAnswer? {
    guard let entry = entries[url], entry.time <= now, entry.time > now - LinkMemory.validity else { return nil }
    return entry.newAddress.map { .moved(to: $0) } ?? .alive
  }

  /// Keeps good answers only: what was dead may have been mended.
  mutating func note(_ answers: [String: LinkAnswer], now: Int64) {
    for (url, answer) in answers {
      switch answer {
      case .alive: entries[url] = Entry(time: now)
      case .moved(let address): entries[url] = Entry(time: now, newAddress: address)
      case .dead, .unclear: entries[url] = nil
      }
    }
  }

  func write(site: String, now: Int64) throws {
    var text = ""
    for (url, entry) in entries.sorted(by: { $0.key < $1.key }) where entry.time > now - LinkMemory.validity {
      text += "\(entry.time)\t\(url)\t\(entry.newAddress ?? "")\n"
    }
    try Disk.makeFolder("\(site)/.zorgsite")
    try Disk.replace("\(site)/.zorgsite/\(LinkMemory.name)", with: Array(text.utf8))
  }
}
