import CLinux

/// How the C library gets memory from the system.
enum Allocation {
  /// Lets each thread's heap grow by a megabyte, and keep what is free of it. It would grow by a few pages, and a large
  /// site asks for those 28,000 times in one build, with all threads waiting each time; and it would give back what the
  /// next page needs again. `FreeMemory` gives it back where that is worth it.
  static func growInLargeSteps() {
    _ = mallopt(M_TOP_PAD, 1 << 20)
    _ = mallopt(M_TRIM_THRESHOLD, 256 << 20)
    _ = mallopt(M_MMAP_THRESHOLD, 32 << 20)
  }
}
