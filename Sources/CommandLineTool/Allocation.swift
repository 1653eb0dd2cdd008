import CMimalloc

/// How the tool gets memory: from mimalloc, which takes the place of the C library's allocator in the whole process.
enum Allocation {
  /// A library of which nothing is called would not be linked.
  static func start() {
    _ = mi_version()
  }
}
