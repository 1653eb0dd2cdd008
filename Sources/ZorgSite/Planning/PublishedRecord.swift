import Text

/// The ids of everything that was ever public in feeds, kept in the output folder beside the manifest.
///
/// A text file: a line with the format's number, one with the authority, then a line for each id, what is public now
/// first. It says nothing that is not public: what was withdrawn is there as numbers only, which tell a later build that
/// an id comes back, and not what it was. As a part of the output it survives a cleared cache; whoever builds in a fresh
/// folder keeps it with the site.
struct PublishedRecord: Sendable, Equatable {
  static let fileName = ".zorgsite-published"
  private static let header = "zorgsite published 1"

  enum State: String, Sendable {
    case visible = "+"
    /// Its file is there, but readers do not see it now.
    case hidden = "o"
    case gone = "-"
  }

  /// One id with what tells whether it still names the same thing; 0 where nothing is known.
  struct Entry: Sendable, Equatable {
    var state: State
    /// `articles/griep` or `comments/griep/2024-03-12t184200-7f3a`; nil for what is not public.
    var id: String?
    /// Seconds since 1970.
    var date: Int64
    /// Hashes of the file's path, the address, and the title or the text.
    var path: UInt64 = 0
    var address: UInt64 = 0
    var text: UInt64 = 0

    /// What is kept of it when readers no longer see it.
    func withdrawn(_ state: State) -> Entry {
      Entry(state: state, id: nil, date: date, text: state == .hidden ? text : 0)
    }
  }

  /// The domain name and the day in all ids: `zorg.voorbeeld.nl,2026`.
  var authority: String
  /// By the hash of the id.
  var entries: [UInt64: Entry]

  init(authority: String, entries: [UInt64: Entry] = [:]) {
    self.authority = authority
    self.entries = entries
  }

  /// The whole file: what is public first, each part in the order of the keys.
  var bytes: [UInt8] {
    var bytes = PublishedRecord.head(authority: authority)
    let sorted = entries.sorted { $0.key < $1.key }
    for (key, entry) in sorted where entry.state == .visible { entry.write(key, to: &bytes) }
    for (key, entry) in sorted where entry.state != .visible { entry.write(key, to: &bytes) }
    return bytes
  }

  /// The lines before all entries.
  static func head(authority: String) -> [UInt8] { Array("\(header)\nauthority \(authority)\n".utf8) }

  /// A record's file with entries that become visible, also such as were withdrawn before. Nil where one of their keys
  /// stands for something else, and for bytes that are no record.
  static func inserting(_ entries: [(key: UInt64, entry: Entry)], into bytes: [UInt8]) -> [UInt8]? {
    var waiting = entries.sorted { $0.key < $1.key }[...]
    let new = Dictionary(entries.map { ($0.key, $0.entry) }, uniquingKeysWith: { first, _ in first })
    guard new.count == entries.count, bytes.starts(with: "\(header)\nauthority ".utf8) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + entries.count * 160)
    var start = 0
    while start < bytes.count {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
      if start > 0, bytes[start] != UInt8(ascii: "a") {
        guard end > start + 2, let key = hexadecimal(bytes[(start + 2)..<end].prefix { $0 != 0x20 }) else { return nil }
        let isVisible = bytes[start] == UInt8(ascii: "+")
        while let next = waiting.first, !isVisible || next.key < key {
          next.entry.write(next.key, to: &result)
          waiting.removeFirst()
        }
        if let entry = new[key] {
          let words = bytes[start..<end].split(separator: 0x20)
          guard !isVisible, words.count > 2, hexadecimal(words[2]) == UInt64(bitPattern: entry.date) else { return nil }
          start = end + 1
          continue
        }
      }
      result += bytes[start...end]
      start = end + 1
    }
    for next in waiting { next.entry.write(next.key, to: &result) }
    return result
  }

  /// Nil for bytes that are no record.
  init?(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: 0x0A)[...]
    guard let first = lines.popFirst(), first.elementsEqual(PublishedRecord.header.utf8), let second = lines.popFirst()
    else { return nil }
    let words = second.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 2, words[0] == "authority" else { return nil }
    authority = words[1]
    entries = [:]
    entries.reserveCapacity(lines.count)
    for line in lines {
      let words = line.split(separator: 0x20, maxSplits: 6)
      let numbers = words.dropFirst().prefix(5).compactMap { hexadecimal($0) }
      guard words.count >= 6, numbers.count == 5,
        let state = State(rawValue: String(decoding: words[0], as: UTF8.self))
      else { return nil }
      entries[numbers[0]] = Entry(
        state: state, id: words.count > 6 ? String(decoding: words[6], as: UTF8.self) : nil,
        date: Int64(bitPattern: numbers[1]), path: numbers[2], address: numbers[3], text: numbers[4])
    }
  }
}

extension PublishedRecord.Entry {
  /// Appends its line.
  func write(_ key: UInt64, to bytes: inout [UInt8]) {
    bytes += state.rawValue.utf8
    for number in [key, UInt64(bitPattern: date), path, address, text] {
      bytes.append(0x20)
      appendHexadecimal(number, to: &bytes)
    }
    if let id {
      bytes.append(0x20)
      bytes += id.utf8
    }
    bytes.append(0x0A)
  }
}

private func appendHexadecimal(_ number: UInt64, to bytes: inout [UInt8]) {
  let digitCount = max(1, (67 - number.leadingZeroBitCount) / 4)
  for place in (0..<digitCount).reversed() {
    let digit = UInt8(truncatingIfNeeded: number >> (4 * place) & 0xF)
    bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
  }
}

private func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt64? {
  guard (1...16).contains(digits.count) else { return nil }
  var value: UInt64 = 0
  for digit in digits {
    switch digit {
    case 0x30...0x39: value = value << 4 | UInt64(digit - 0x30)
    case 0x61...0x66: value = value << 4 | UInt64(digit - 0x61 + 10)
    default: return nil
    }
  }
  return value
}

/// A number for a text; never 0, which stands for nothing.
func fingerprint(_ text: String) -> UInt64 { max(1, Fingerprint(of: text).value) }

/// The same for the bytes of a text.
func fingerprint(_ text: UnsafeRawBufferPointer) -> UInt64 { max(1, Fingerprint(of: text).value) }
