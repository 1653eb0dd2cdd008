import Glibc

extension RandomAccessCollection where Self: Sendable, Element: Sendable, Index == Int {
  /// Maps all elements on all cores; results come in the order of the elements, and the first error in that order is
  /// thrown.
  ///
  /// Elements are handed out in chunks, as many tasks run as there are cores, and each task takes the next chunk when
  /// it has finished one. `progress` is told after each chunk. Throws `CancellationError` where the task is cancelled.
  func parallelMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) throws -> Result
  ) async throws -> [Result] {
    try await parallelMap(state: {}) { _, element in try transform(element) }
  }

  /// The same, with a state that each chunk makes for itself and keeps from element to element: buffers that are used
  /// again.
  func parallelMap<Result: Sendable, State: ~Copyable>(
    state makeState: @escaping @Sendable () -> State,
    progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in },
    _ transform: @escaping @Sendable (inout State, Element) throws -> Result
  ) async throws -> [Result] {
    try await parallelFlatMap(state: makeState, progress: progress) { state, element, results in
      results.append(try transform(&state, element))
    }
  }

  /// The same, where nothing may come of an element, or more than one result.
  func parallelFlatMap<Result: Sendable, State: ~Copyable>(
    state makeState: @escaping @Sendable () -> State,
    progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in },
    _ transform: @escaping @Sendable (inout State, Element, inout [Result]) throws -> Void
  ) async throws -> [Result] {
    var chunks = try await parallelChunks(state: makeState, progress: progress, transform)
    return chunks.takeAll()
  }

  /// The same, with the results of each chunk by themselves.
  func parallelChunks<Result: Sendable, State: ~Copyable>(
    state makeState: @escaping @Sendable () -> State,
    progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in },
    _ transform: @escaping @Sendable (inout State, Element, inout [Result]) throws -> Void
  ) async throws -> [[Result]] {
    let cores = Swift.max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let size = Swift.max(1, count / (cores * 16))
    var chunks: [(range: Range<Int>, results: [Result])] = []
    var done = 0
    try await withThrowingTaskGroup(of: (range: Range<Int>, results: [Result]).self) { group in
      var next = startIndex
      func addTask() {
        guard next < endIndex else { return }
        let range = next..<Swift.min(next + size, endIndex)
        next = range.upperBound
        group.addTask {
          var state = makeState()
          var results: [Result] = []
          results.reserveCapacity(range.count)
          for index in range {
            try Task.checkCancellation()
            try transform(&state, self[index], &results)
          }
          return (range, results)
        }
      }
      for _ in 0..<cores { addTask() }
      while let chunk = try await group.next() {
        chunks.append(chunk)
        done += chunk.range.count
        progress(done, count)
        addTask()
      }
    }
    return chunks.sorted { $0.range.lowerBound < $1.range.lowerBound }.map(\.results)
  }
}

extension Array {
  /// All elements of some lists in one, which are empty then: each is given back as soon as it is copied, for those of a
  /// large site take much room.
  mutating func takeAll<Inner>() -> [Inner] where Element == [Inner] {
    var all: [Inner] = []
    all.reserveCapacity(reduce(0) { $0 + $1.count })
    for index in indices {
      all += self[index]
      self[index] = []
    }
    return all
  }
}
