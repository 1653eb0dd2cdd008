/// The part of a file that a `Range` field asks for.
enum ByteRange: Sendable, Equatable {
  /// No range, several, or one that cannot be understood: the whole file is a right answer to all of them.
  case whole
  case part(Range<Int>)
  /// A range that starts behind the end.
  case unsatisfiable

  /// Reads a field as `bytes=0-99`, `bytes=100-` or `bytes=-50`, for a file of `size` bytes.
  init(_ field: String?, size: Int) {
    self = .whole
    guard let field, field.lowercased().hasPrefix("bytes=") else { return }
    let ends = field.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]) else { return }
    switch (first, last) {
    case (nil, nil): return
    case (nil, let count?):
      self = count == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - count)..<size)
    case (let start?, let end):
      if let end, end < start { return }
      self = start >= size ? .unsatisfiable : .part(start..<min(end ?? .max, size - 1) + 1)
    }
  }

  /// A number, `.some(nil)` for the empty string, nil for anything else. Numbers stop at the largest `Int`.
  private static func number(_ digits: Substring) -> Int?? {
    if digits.isEmpty { return .some(nil) }
    var value = 0
    for byte in digits.utf8 {
      guard (0x30...0x39).contains(byte) else { return nil }
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(Int(byte - 0x30))
      value = overflows || overflowsToo ? .max : sum
      if value == .max { break }
    }
    return value
  }
}
