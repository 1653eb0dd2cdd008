import Glibc

/// Seconds since 1970 by the system's clock.
func systemTime() -> Int64 {
  Int64(time(nil))
}

/// Seconds of a clock that never goes back.
func elapsedSeconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

/// `14:03:12`, by this machine's clock on the wall.
func timeOfDay() -> String {
  var (now, parts) = (time(nil), tm())
  localtime_r(&now, &parts)
  return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
}

/// A number with two digits behind the point.
func hundredths(_ number: Double) -> String {
  let count = Int((number * 100).rounded())
  let rest = count % 100
  return "\(count / 100).\(rest < 10 ? "0" : "")\(rest)"
}
