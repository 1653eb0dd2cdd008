extension Moment {
  /// RFC 3339, as Atom, JSON Feed, sitemaps and HTML's `datetime` want it: `2009-09-15T08:30:00+02:00`.
  public var rfc3339: String {
    let moment = inWholeMinutes
    return moment.hasShortYear
      ? String(unsafeUninitializedCapacity: 25) { moment.writeRFC3339(to: $0) } : moment.longRFC3339
  }

  /// Appends the same.
  public func writeRFC3339(into output: inout [UInt8]) {
    let moment = inWholeMinutes
    guard moment.hasShortYear else { return output += moment.longRFC3339.utf8 }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 25) { buffer in
      let count = moment.writeRFC3339(to: buffer)
      output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private var hasShortYear: Bool { (0...9999).contains(date.year) }

  private var longRFC3339: String {
    "\(isoDate)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" + offsetText(colon: true, zulu: true)
  }

  /// Writes at most 25 bytes; their number.
  private func writeRFC3339(to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let (day, second) = (date, secondOfDay)
    var count = 0
    func put(_ number: Int, _ width: Int) {
      var rest = number
      for index in (count..<count + width).reversed() {
        buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      count += width
    }
    func put(_ sign: Unicode.Scalar) {
      buffer[count] = UInt8(ascii: sign)
      count += 1
    }
    put(day.year, 4)
    put("-")
    put(day.month, 2)
    put("-")
    put(day.day, 2)
    put("T")
    put(second / 3600, 2)
    put(":")
    put(second / 60 % 60, 2)
    put(":")
    put(second % 60, 2)
    if offset == 0 {
      put("Z")
    } else {
      let minutes = abs(Int(offset)) / 60
      put(offset < 0 ? "-" : "+")
      put(minutes / 60 % 100, 2)
      put(":")
      put(minutes % 60, 2)
    }
    return count
  }

  /// RFC 822 with a year of four digits, always in English, as RSS wants it: `Tue, 15 Sep 2009 08:30:00 +0200`.
  public var rfc822: String { inWholeMinutes.rfc822Text }

  private var rfc822Text: String {
    let day = date
    let weekday = MonthNames.english.weekdays[day.weekday].prefix(3)
    let month = MonthNames.english.months[day.month - 1].prefix(3)
    return "\(weekday), \(padded(day.day, 2)) \(month) \(padded(day.year, 4)) "
      + "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2)) \(offsetText(colon: false, zulu: false))"
  }

  /// The date alone: `2009-09-15`.
  public var isoDate: String {
    let day = date
    return "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
  }

  /// The same moment at an offset that these formats can write: before time zones, Amsterdam was 17 minutes and 30 seconds
  /// east. Rounded up, so that a local midnight stays on its day.
  public var inWholeMinutes: Moment {
    offset % 60 == 0
      ? self
      : Moment(secondsSinceEpoch: secondsSinceEpoch, offset: Int32(-floorDivide(-Int64(offset), 60) * 60))
  }

  private func offsetText(colon: Bool, zulu: Bool) -> String {
    if offset == 0, zulu { return "Z" }
    let minutes = abs(Int(offset)) / 60
    return "\(offset < 0 ? "-" : "+")\(padded(minutes / 60, 2))\(colon ? ":" : "")\(padded(minutes % 60, 2))"
  }
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(abs(number))
  return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}
