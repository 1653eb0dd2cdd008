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
      return .string(moment.formatted(try arguments.text(0) ?? "d MMMM yyyy", names: program.monthNames))
    }
  }
}

extension Moment {
  /// A date by a pattern of letters: `d dd M MM MMM MMMM yy yyyy EEE EEEE H HH mm ss xxx`; text between `'` is literal,
  /// and everything else stands for itself.
  func formatted(_ pattern: String, names: MonthNames) -> String {
    let pattern = Array(pattern.utf8)
    let date = date
    var result: [UInt8] = []
    result.reserveCapacity(pattern.count + 24)
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
      if let part = part(letter, position - start, of: date, names) {
        result += part.utf8
      } else {
        result += pattern[start..<position]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func part(_ letter: UInt8, _ count: Int, of date: CivilDate, _ names: MonthNames) -> String? {
    func padded(_ number: Int) -> String { (count >= 2 && number < 10 ? "0" : "") + String(number) }
    switch letter {
    case UInt8(ascii: "d"): return padded(date.day)
    case UInt8(ascii: "M"):
      let month = date.month - 1
      switch count {
      case 1, 2: return padded(date.month)
      case 3: return names.shortMonths.isEmpty ? String(names.months[month].prefix(3)) : names.shortMonths[month]
      default: return names.months[month]
      }
    case UInt8(ascii: "y"), UInt8(ascii: "Y"):
      let year = date.year
      if count == 2 { return "\(year % 100 / 10)\(year % 10)" }
      let text = String(year)
      return String(repeating: "0", count: max(0, min(count, 4) - text.utf8.count)) + text
    case UInt8(ascii: "E"):
      let day = names.weekdays[date.weekday]
      return count < 4 ? String(day.prefix(names.months[0] == "januari" ? 2 : 3)) : day
    case UInt8(ascii: "H"): return padded(hour)
    case UInt8(ascii: "h"): return padded((hour + 11) % 12 + 1)
    case UInt8(ascii: "m"): return padded(minute)
    case UInt8(ascii: "s"): return padded(second)
    case UInt8(ascii: "x"):
      let minutes = abs(Int(offset)) / 60
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(offset < 0 ? "-" : "+")\(two(minutes / 60))\(count >= 3 ? ":" : "")\(two(minutes % 60))"
    default: return nil
    }
  }
}
