import Foundation

/// A scheme that readers can follow, and more behind it; a whole URL by RFC 3986 has it in front.
func isAbsoluteURL(_ url: String) -> Bool {
  for prefix in ["https://", "http://", "mailto:", "tel:"] where url.hasPrefix(prefix) {
    return url.count > prefix.count
  }
  return false
}

/// Whether a URL has only the letters of RFC 3986.
func isASCIIURL(_ url: String) -> Bool {
  url.utf8.allSatisfy { urlBytes.contains($0) }
}

private let urlBytes = Set(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%".utf8)

func isCount(_ text: String) -> Bool {
  !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
}

func isRFC3339(_ text: String) -> Bool {
  rfc3339Date(text) != nil
}

/// `2009-09-15T08:30:00+02:00` as seconds since 1970, or nil for what is no such date.
func rfc3339Date(_ text: String) -> Int? {
  let isUTC = text.hasSuffix("Z")
  guard matches(text, isUTC ? "0000-00-00T00:00:00Z" : "0000-00-00T00:00:00?00:00") else { return nil }
  let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
  guard let time = utcTime(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) else { return nil }
  return isUTC ? time.seconds : offset(text.suffix(6)).map { time.seconds - $0 }
}

/// `Tue, 15 Sep 2009 08:30:00 +0200` as seconds since 1970: English names, four digits in the year, and the weekday that
/// the date really had.
func rfc822Date(_ text: String) -> Int? {
  guard matches(text, "???, 00 ??? 0000 00:00:00 ?0000") else { return nil }
  let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  guard let month = names.firstIndex(of: String(text.dropFirst(8).prefix(3))) else { return nil }
  let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
  guard let time = utcTime(numbers[1], month + 1, numbers[0], numbers[2], numbers[3], numbers[4]) else { return nil }
  guard ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][time.weekday] == text.prefix(3) else { return nil }
  return offset(text.suffix(5)).map { time.seconds - $0 }
}

/// Whether a text has a digit where the pattern has `0`, anything where it has `?`, and else the same characters.
private func matches(_ text: String, _ pattern: String) -> Bool {
  text.utf8.count == pattern.utf8.count
    && zip(text.utf8, pattern.utf8).allSatisfy { byte, expected in
      switch expected {
      case UInt8(ascii: "0"): (0x30...0x39).contains(byte)
      case UInt8(ascii: "?"): byte < 0x80
      default: byte == expected
      }
    }
}

/// `+0200` or `+02:00` in seconds.
private func offset(_ text: Substring) -> Int? {
  guard let hours = Int(text.dropFirst().prefix(2)), let minutes = Int(text.suffix(2)), minutes < 60 else { return nil }
  switch text.first {
  case "+": return hours * 3600 + minutes * 60
  case "-": return -hours * 3600 - minutes * 60
  default: return nil
  }
}

/// By the C library's calendar and not our own. Nil for a day that it moves, as 30 February.
private func utcTime(
  _ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int
) -> (seconds: Int, weekday: Int)? {
  var parts = tm()
  parts.tm_year = Int32(year - 1900)
  parts.tm_mon = Int32(month - 1)
  parts.tm_mday = Int32(day)
  parts.tm_hour = Int32(hour)
  parts.tm_min = Int32(minute)
  parts.tm_sec = Int32(second)
  let seconds = timegm(&parts)
  let isSame = parts.tm_mon == month - 1 && parts.tm_mday == day && parts.tm_hour == hour && parts.tm_min == minute
  return isSame ? (seconds, Int(parts.tm_wday)) : nil
}
