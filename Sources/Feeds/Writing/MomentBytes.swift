import Calendar
import Text

extension [UInt8] {
  /// Appends `2009-09-15T08:30:00+02:00`; the same text as `Moment.rfc3339`, without a `String` for each part.
  mutating func appendRFC3339(_ moment: Moment) {
    let moment = moment.inWholeMinutes
    let date = moment.date
    appendDigits(date.year, width: 4)
    append("-")
    appendDigits(date.month, width: 2)
    append("-")
    appendDigits(date.day, width: 2)
    append("T")
    appendTime(moment)
    if moment.offset == 0 { append("Z") } else { appendOffset(moment, colon: true) }
  }

  /// Appends `Tue, 15 Sep 2009 08:30:00 +0200`; the same text as `Moment.rfc822`.
  mutating func appendRFC822(_ moment: Moment) {
    let moment = moment.inWholeMinutes
    let date = moment.date
    append(contentsOf: MonthNames.english.weekdays[date.weekday].utf8.prefix(3))
    append(", ")
    appendDigits(date.day, width: 2)
    append(" ")
    append(contentsOf: MonthNames.english.months[date.month - 1].utf8.prefix(3))
    append(" ")
    appendDigits(date.year, width: 4)
    append(" ")
    appendTime(moment)
    append(" ")
    appendOffset(moment, colon: false)
  }

  /// Appends a number that is not negative, with zeros in front up to the width.
  mutating func appendDigits(_ number: Int, width: Int) {
    var power = 10
    for _ in 1..<width { power *= 10 }
    while number >= power { power *= 10 }
    while power > 1 {
      append(UInt8(truncatingIfNeeded: number % power / (power / 10)) + UInt8(ascii: "0"))
      power /= 10
    }
  }

  private mutating func appendTime(_ moment: Moment) {
    let second = moment.secondOfDay
    appendDigits(second / 3600, width: 2)
    append(":")
    appendDigits(second / 60 % 60, width: 2)
    append(":")
    appendDigits(second % 60, width: 2)
  }

  private mutating func appendOffset(_ moment: Moment, colon: Bool) {
    let minutes = abs(Int(moment.offset)) / 60
    append(moment.offset < 0 ? "-" : "+")
    appendDigits(minutes / 60, width: 2)
    if colon { append(":") }
    appendDigits(minutes % 60, width: 2)
  }
}
