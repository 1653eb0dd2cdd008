/// A point in time, together with the offset from UTC in which it was written or is to be shown.
public struct Moment: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public var secondsSinceEpoch: Int64
  /// Seconds east of Greenwich.
  public var offset: Int32

  public init(secondsSinceEpoch: Int64, offset: Int32 = 0) {
    self.secondsSinceEpoch = secondsSinceEpoch
    self.offset = offset
  }

  /// A wall-clock time at a known offset.
  public init(date: CivilDate, secondOfDay: Int, offset: Int32) {
    self.init(
      secondsSinceEpoch: Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay) - Int64(offset), offset: offset)
  }

  /// The calendar date at the moment's own offset.
  public var date: CivilDate { CivilDate(daysSinceEpoch: Int(floorDivide(localSeconds, 86_400))) }

  /// Seconds since local midnight, 0 to 86,399.
  public var secondOfDay: Int { Int(localSeconds - floorDivide(localSeconds, 86_400) * 86_400) }

  public var hour: Int { secondOfDay / 3600 }
  public var minute: Int { secondOfDay / 60 % 60 }
  public var second: Int { secondOfDay % 60 }

  private var localSeconds: Int64 { secondsSinceEpoch + Int64(offset) }
}

extension Moment: Comparable {
  /// Earlier is less; the offset decides only between equal moments.
  public static func < (first: Moment, second: Moment) -> Bool {
    (first.secondsSinceEpoch, first.offset) < (second.secondsSinceEpoch, second.offset)
  }
}

func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}
