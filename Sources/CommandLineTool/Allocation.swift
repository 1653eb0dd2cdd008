import CLinux

/// How the C library gets memory from the system.
enum Allocation {
  /// Lets each thread's heap grow by a megabyte. It would by a few pages, and a large site asks for those 28,000 times in
  /// one build, with all threads waiting each time.
  static func growInLargeSteps() { _ = mallopt(M_TOP_PAD, 1 << 20) }
}
