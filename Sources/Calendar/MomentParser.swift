/// A date as editors write it, or the reason why it is none.
///
/// Shapes: `2024-03-12`, `2024-03-12T09:00`, `2024-03-12 09:00:00`, each time with an optional fraction of a second
/// (dropped) and an optional zone (`Z`, `+01:00`, `+0100`, ` +0100`). Without a zone the site's own zone counts; a date
/// alone is its local midnight.
public func parseMoment(_ text: String, in zone: TimeZone) -> Result<Moment, MomentError> {
  var cursor = MomentCursor(bytes: Array(text.utf8))
  guard let year = cursor.number(4), cursor.skip("-"), let month = cursor.number(2), cursor.skip("-"),
    let day = cursor.number(2)
  else { return .failure(.notADate) }
  guard year >= 1, let date = CivilDate(year: year, month: month, day: day) else { return .failure(.noSuchDay) }
  if cursor.isAtEnd { return .success(zone.moment(date: date, secondOfDay: 0)) }
  guard cursor.skip("T") || cursor.skip("t") || cursor.skip(" ") else { return .failure(.notADate) }
  guard let hour = cursor.number(2), cursor.skip(":"), let minute = cursor.number(2) else { return .failure(.notADate) }
  var second = 0
  if cursor.skip(":") {
    guard let seconds = cursor.number(2) else { return .failure(.notADate) }
    second = seconds
    if cursor.skip(".") {
      guard cursor.skipDigits() else { return .failure(.notADate) }
    }
  }
  guard hour < 24, minute < 60, second < 60 else { return .failure(.noSuchTime) }
  let secondOfDay = hour * 3600 + minute * 60 + second
  if cursor.isAtEnd { return .success(zone.moment(date: date, secondOfDay: secondOfDay)) }
  _ = cursor.skip(" ")
  guard let offset = cursor.zoneOffset(), cursor.isAtEnd else { return .failure(.notAZone) }
  return .success(Moment(date: date, secondOfDay: secondOfDay, offset: offset))
}

public enum MomentError: Error, Sendable, Hashable {
  case notADate
  case noSuchDay
  case noSuchTime
  case notAZone
}

private struct MomentCursor {
  var bytes: [UInt8]
  var index = 0

  var isAtEnd: Bool { index == bytes.count }

  /// Exactly so many digits.
  mutating func number(_ digits: Int) -> Int? {
    guard index + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<index + digits] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    index += digits
    return value
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func skipDigits() -> Bool {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index > start
  }

  /// `Z`, `+01:00`, `+0100` or `+01`, in seconds; at most 14 hours from UTC, as no zone is farther.
  mutating func zoneOffset() -> Int32? {
    if skip("Z") || skip("z") { return 0 }
    let sign: Int
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
    guard let hours = number(2) else { return nil }
    var minutes = 0
    if skip(":") || !isAtEnd {
      guard let number = number(2) else { return nil }
      minutes = number
    }
    guard hours * 60 + minutes <= 14 * 60, minutes < 60 else { return nil }
    return Int32(sign * (hours * 3600 + minutes * 60))
  }
}
