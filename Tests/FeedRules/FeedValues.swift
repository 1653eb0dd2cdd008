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
  let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%")
  return url.allSatisfy { allowed.contains($0) }
}

func isCount(_ text: String) -> Bool {
  !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
}

func isRFC3339(_ text: String) -> Bool {
  rfc3339Date(text) != nil
}

func rfc3339Date(_ text: String) -> Date? {
  guard text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)/) != nil else { return nil }
  return formatter("yyyy-MM-dd'T'HH:mm:ssXXX").date(from: text)
}

/// English names, four digits in the year, and the weekday that the date really had.
func rfc822Date(_ text: String) -> Date? {
  guard text.wholeMatch(of: /[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/) != nil else {
    return nil
  }
  guard let date = formatter("dd MMM yyyy HH:mm:ss Z").date(from: String(text.dropFirst(5))) else { return nil }
  guard let day = formatter("dd MMM yyyy").date(from: String(text.dropFirst(5).prefix(11))) else { return nil }
  return formatter("EEE").string(from: day) == text.prefix(3) ? date : nil
}

private func formatter(_ format: String) -> DateFormatter {
  let formatter = DateFormatter()
  formatter.locale = Locale(identifier: "en_US_POSIX")
  formatter.timeZone = TimeZone(identifier: "UTC")
  formatter.isLenient = false
  formatter.dateFormat = format
  return formatter
}
