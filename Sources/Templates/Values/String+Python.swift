import Text

extension String {
  /// Python's `len`: code points.
  var scalarCount: Int {
    withContiguousBytes { bytes in
      var count = 0
      for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }

  /// The byte offset of the first occurrence of a text at or after an offset, or nil.
  func find(_ part: String, from start: Int = 0) -> Int? {
    withContiguousBytes { bytes in
      part.withContiguousBytes { wanted in
        guard let first = wanted.first else { return start <= bytes.count ? start : nil }
        var position = start
        let last = bytes.count - wanted.count
        while position <= last {
          if bytes[position] == first,
            UnsafeBufferPointer(rebasing: bytes[position..<position + wanted.count]).elementsEqual(wanted)
          {
            return position
          }
          position += 1
        }
        return nil
      }
    }
  }

  /// Python's `str.replace`: every occurrence, or the first `limit` ones; an empty text is found between all characters.
  func replacing(_ old: String, with new: String, limit: Int = -1) -> String {
    var left = limit < 0 ? Int.max : limit
    if old.utf8.isEmpty {
      var result = ""
      for scalar in unicodeScalars {
        if left > 0 {
          result += new
          left -= 1
        }
        result.unicodeScalars.append(scalar)
      }
      return left > 0 ? result + new : result
    }
    let bytes = Array(utf8)
    var result: [UInt8] = []
    var start = 0
    while left > 0, let found = find(old, from: start) {
      result.append(contentsOf: bytes[start..<found])
      result.append(contentsOf: new.utf8)
      start = found + old.utf8.count
      left -= 1
    }
    if start == 0 { return self }
    result.append(contentsOf: bytes[start...])
    return String(decoding: result, as: UTF8.self)
  }

  /// Python's `str.split`: by a separator, or by runs of whitespace where it is nil.
  func pieces(separatedBy separator: String?, limit: Int = -1) -> [String] {
    let bytes = Array(utf8)
    var left = limit < 0 ? Int.max : limit
    var result: [String] = []
    guard let separator else {
      var start = bytes.skippingWhitespace(from: 0, to: bytes.count)
      while start < bytes.count {
        if left == 0 {
          result.append(String(decoding: bytes[start...], as: UTF8.self))
          return result
        }
        var end = start
        while end < bytes.count, bytes.skippingWhitespace(from: end, to: bytes.count) == end { end += 1 }
        result.append(String(decoding: bytes[start..<end], as: UTF8.self))
        left -= 1
        start = bytes.skippingWhitespace(from: end, to: bytes.count)
      }
      return result
    }
    var start = 0
    while left > 0, !separator.utf8.isEmpty, let found = find(separator, from: start) {
      result.append(String(decoding: bytes[start..<found], as: UTF8.self))
      start = found + separator.utf8.count
      left -= 1
    }
    result.append(String(decoding: bytes[start...], as: UTF8.self))
    return result
  }

  /// Python's `str.strip`: whitespace, or any of the given characters, at both ends.
  func stripped(of characters: String? = nil) -> String {
    guard let characters else {
      let bytes = Array(utf8)
      let start = bytes.skippingWhitespace(from: 0, to: bytes.count)
      let end = bytes.trimmingWhitespace(from: start, to: bytes.count)
      return start == 0 && end == bytes.count ? self : String(decoding: bytes[start..<end], as: UTF8.self)
    }
    let set = Set(characters.unicodeScalars)
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, set.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, set.contains(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// A copy with the characters of HTML and XML as entities.
  var escapedForMarkup: String {
    guard utf8.contains(where: \.isEscaped) else { return self }
    var bytes: [UInt8] = []
    bytes.appendEscaped(self)
    return String(decoding: bytes, as: UTF8.self)
  }
}
