import Glibc

extension Engine {
  /// Nanoseconds of a clock that only goes forward; nothing where no metrics are wanted.
  func startClock() -> UInt64 { metrics == nil ? 0 : Engine.now() }

  mutating func stopClock(_ started: UInt64, template: Int32) {
    guard metrics != nil else { return }
    let elapsed = Engine.now() &- started
    metrics?.entries[Int(template)].count += 1
    metrics?.entries[Int(template)].nanoseconds += elapsed
    let longest = metrics?.entries[Int(template)].longest ?? 0
    metrics?.entries[Int(template)].longest = max(longest, elapsed)
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
