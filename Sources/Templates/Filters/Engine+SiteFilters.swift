import Calendar
import Text

extension Engine {
  mutating func runSite(
    _ filter: FilterName, _ input: Value, _ arguments: FilterArguments
  ) throws(Complaint) -> Value {
    switch filter {
    case .slugify: return .string(slug(of: printed(input)))
    case .plural:
      guard let count = input.number ?? (try? input.length()).map(Double.init) else {
        throw Complaint("'plural' needs a number, found \(input.kindName)")
      }
      return (count == 1 ? arguments[0] : arguments[1]) ?? .none
    default:
      if case .none = input { return .string("") }
      guard case .moment(let moment) = input else { throw Complaint("'date' needs a date, found \(input.kindName)") }
      return .string(moment.formatted(try arguments.text(0) ?? "d MMMM yyyy", names: months))
    }
  }
}

extension Moment {
  /// A date by a pattern of letters: `d dd M MM MMM MMMM yy yyyy EEE EEEE H HH mm ss xxx`; text between `'` is literal,
  /// and everything else stands for itself.
  func formatted(_ pattern: String, names: MonthNames) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(pattern.utf8.count + 24)
    pattern.withContiguousBytes { write($0, names: names, into: &result) }
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends what `formatted` gives.
  func write(_ pattern: UnsafeBufferPointer<UInt8>, names: MonthNames, into result: inout [UInt8]) {
    let date = date
    var position = 0
    while position < pattern.count {
      let letter = pattern[position]
      let start = position
      position += 1
      if letter == UInt8(ascii: "'") {
        if position < pattern.count, pattern[position] == letter {
          result.append(letter)
          position += 1
          continue
        }
        while position < pattern.count, pattern[position] != letter { position += 1 }
        result += pattern[start + 1..<position]
        position += 1
        continue
      }
      while position < pattern.count, pattern[position] == letter { position += 1 }
      if !write(letter, position - start, of: date, names, into: &result) { result += pattern[start..<position] }
    }
  }

  /// Appends what some times one letter stand for; false where they stand for themselves.
  private func write(
    _ letter: UInt8, _ count: Int, of date: CivilDate, _ names: MonthNames, into result: inout [UInt8]
  ) -> Bool {
    func put(_ number: Int) {
      if count >= 2, number < 10 { result.append(UInt8(ascii: "0")) }
      if number >= 10 { result.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)) }
      result.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
    switch letter {
    case UInt8(ascii: "d"): put(date.day)
    case UInt8(ascii: "M"):
      let month = date.month - 1
      switch count {
      case 1, 2: put(date.month)
      case 3:
        result +=
          names.shortMonths.isEmpty ? String(names.months[month].prefix(3)).utf8 : names.shortMonths[month].utf8
      default: names.months[month].withContiguousBytes { result.append(contentsOf: $0) }
      }
    case UInt8(ascii: "y"), UInt8(ascii: "Y"):
      let year = date.year
      if count == 2 {
        result += "\(year % 100 / 10)\(year % 10)".utf8
      } else {
        let text = String(year)
        result += repeatElement(UInt8(ascii: "0"), count: max(0, min(count, 4) - text.utf8.count))
        result += text.utf8
      }
    case UInt8(ascii: "E"):
      let day = names.weekdays[date.weekday]
      result += (count < 4 ? String(day.prefix(names.months[0] == "januari" ? 2 : 3)) : day).utf8
    case UInt8(ascii: "H"): put(hour)
    case UInt8(ascii: "h"): put((hour + 11) % 12 + 1)
    case UInt8(ascii: "m"): put(minute)
    case UInt8(ascii: "s"): put(second)
    case UInt8(ascii: "x"):
      let minutes = abs(Int(offset)) / 60
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      result += "\(offset < 0 ? "-" : "+")\(two(minutes / 60))\(count >= 3 ? ":" : "")\(two(minutes % 60))".utf8
    default: return false
    }
    return true
  }
}
