/// The rule by which a zone goes on after its table ends: a POSIX `TZ` text such as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixZone: Sendable {
  struct Change: Sendable {
    /// The month, the week in it (5 is the last) and the weekday (0 is Sunday).
    var month, week, weekday: Int
    /// Seconds after local midnight.
    var time: Int

    func secondsSinceEpoch(in year: Int, offset: Int32) -> Int64 {
      guard let first = CivilDate(year: year, month: month, day: 1) else { return 0 }
      var day = 1 + (weekday - first.weekday + 7) % 7 + (week - 1) * 7
      while day > CivilDate.days(inMonth: month, of: year) { day -= 7 }
      return Int64(first.daysSinceEpoch + day - 1) * 86_400 + Int64(time) - Int64(offset)
    }
  }

  var standardOffset: Int32
  var summer: (offset: Int32, start: Change, end: Change)?

  /// Nil for a text that is not understood; rules by day of the year are not, and no zone in use has them.
  init?(_ text: String) {
    var cursor = Substring(text)
    guard PosixZone.skipName(&cursor), let standard = PosixZone.time(&cursor) else { return nil }
    standardOffset = Int32(-standard)
    guard !cursor.isEmpty else { return }
    guard PosixZone.skipName(&cursor) else { return nil }
    var summerOffset = standardOffset + 3600
    if let first = cursor.first, first != "," {
      guard let offset = PosixZone.time(&cursor) else { return nil }
      summerOffset = Int32(-offset)
    }
    guard let start = PosixZone.change(&cursor), let end = PosixZone.change(&cursor), cursor.isEmpty else { return nil }
    summer = (summerOffset, start, end)
  }

  func offset(at secondsSinceEpoch: Int64) -> Int32 {
    guard let summer else { return standardOffset }
    let year = CivilDate(daysSinceEpoch: Int(floorDivide(secondsSinceEpoch + Int64(standardOffset), 86_400))).year
    let start = summer.start.secondsSinceEpoch(in: year, offset: standardOffset)
    let end = summer.end.secondsSinceEpoch(in: year, offset: summer.offset)
    let isSummer =
      start < end
      ? secondsSinceEpoch >= start && secondsSinceEpoch < end
      : secondsSinceEpoch >= start || secondsSinceEpoch < end
    return isSummer ? summer.offset : standardOffset
  }

  /// `CET`, or `<+0330>`.
  private static func skipName(_ cursor: inout Substring) -> Bool {
    if cursor.first == "<" {
      guard let end = cursor.firstIndex(of: ">") else { return false }
      cursor = cursor[cursor.index(after: end)...]
      return true
    }
    let rest = cursor.drop { $0.isLetter }
    defer { cursor = rest }
    return rest.startIndex != cursor.startIndex
  }

  /// `-1`, `3:30` or `2:00:00`, in seconds.
  private static func time(_ cursor: inout Substring) -> Int? {
    var sign = 1
    if cursor.first == "-" || cursor.first == "+" { sign = cursor.removeFirst() == "-" ? -1 : 1 }
    var seconds = 0
    for unit in [3600, 60, 1] {
      if unit != 3600 {
        guard cursor.first == ":" else { break }
        cursor.removeFirst()
      }
      guard let number = number(&cursor) else { return nil }
      seconds += number * unit
    }
    return sign * seconds
  }

  /// `,M3.5.0/2`.
  private static func change(_ cursor: inout Substring) -> Change? {
    guard cursor.hasPrefix(",M") else { return nil }
    cursor.removeFirst(2)
    var parts: [Int] = []
    for index in 0..<3 {
      if index > 0 {
        guard cursor.first == "." else { return nil }
        cursor.removeFirst()
      }
      guard let number = number(&cursor) else { return nil }
      parts.append(number)
    }
    var seconds = 7200
    if cursor.first == "/" {
      cursor.removeFirst()
      guard let time = time(&cursor) else { return nil }
      seconds = time
    }
    guard (1...12).contains(parts[0]), (1...5).contains(parts[1]), (0...6).contains(parts[2]) else { return nil }
    return Change(month: parts[0], week: parts[1], weekday: parts[2], time: seconds)
  }

  private static func number(_ cursor: inout Substring) -> Int? {
    let digits = cursor.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count < 6, let number = Int(digits) else { return nil }
    cursor = cursor[digits.endIndex...]
    return number
  }
}
