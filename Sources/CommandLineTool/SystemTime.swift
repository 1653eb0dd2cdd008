import Glibc

/// Seconds since 1970 by the system's clock.
func systemTime() -> Int64 {
  Int64(time(nil))
}
