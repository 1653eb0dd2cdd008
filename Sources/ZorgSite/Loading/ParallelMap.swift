import Glibc
import Synchronization

extension RandomAccessCollection where Self: Sendable, Element: Sendable, Index == Int {
  /// Maps all elements on all cores; results come in the order of the elements, and the first error is thrown.
  ///
  /// As many tasks run as there are cores, and each takes the next chunk of elements when it has finished one. The last
  /// chunks are small, so that no core waits long for another one. `progress` is told after each chunk. Throws
  /// `CancellationError` where the task is cancelled.
  func parallelMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) throws -> Result
  ) async throws -> [Result] {
    try await parallelMap(state: {}) { _, element in try transform(element) }
  }

  /// The same, with a state that each task makes for itself and keeps from element to element: buffers that are used
  /// again.
  func parallelMap<Result: Sendable, State: ~Copyable>(
    state makeState: @escaping @Sendable () -> State,
    progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in },
    _ transform: @escaping @Sendable (inout State, Element) throws -> Result
  ) async throws -> [Result] {
    try await parallelFlatMap(state: makeState, progress: progress) { state, element, results in
      results.append(try transform(&state, element))
    }
  }

  /// The same, where nothing may come of an element, or more than one result.
  func parallelFlatMap<Result: Sendable, State: ~Copyable>(
    state makeState: @escaping @Sendable () -> State,
    progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in },
    _ transform: @escaping @Sendable (inout State, Element, inout [Result]) throws -> Void
  ) async throws -> [Result] {
    var chunks = try await parallelChunks(state: makeState, progress: progress, transform)
    return chunks.takeAll()
  }

  /// The same, with the results of each chunk by themselves.
  func parallelChunks<Result: Sendable, State: ~Copyable>(
    state makeState: @escaping @Sendable () -> State,
    progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in },
    _ transform: @escaping @Sendable (inout State, Element, inout [Result]) throws -> Void
  ) async throws -> [[Result]] {
    let cores = Swift.min(count, Swift.max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let queue = ChunkQueue(startIndex..<endIndex, tasks: cores)
    var chunks: [(start: Int, results: [Result])] = []
    try await withThrowingTaskGroup(of: [(start: Int, results: [Result])].self) { group in
      for _ in 0..<cores {
        group.addTask {
          var state = makeState()
          var chunks: [(start: Int, results: [Result])] = []
          while let range = queue.next() {
            var results: [Result] = []
            results.reserveCapacity(range.count)
            for index in range {
              try Task.checkCancellation()
              try transform(&state, self[index], &results)
            }
            chunks.append((range.lowerBound, results))
            queue.finish(range, progress)
          }
          return chunks
        }
      }
      for try await found in group { chunks += found }
    }
    return chunks.sorted { $0.start < $1.start }.map(\.results)
  }
}

/// The positions of a list, handed out in chunks.
private final class ChunkQueue: Sendable {
  private let all: Range<Int>
  private let tasks: Int
  private let place: Mutex<(next: Int, done: Int)>

  init(_ all: Range<Int>, tasks: Int) {
    self.all = all
    self.tasks = tasks
    place = Mutex((all.lowerBound, 0))
  }

  func next() -> Range<Int>? {
    place.withLock { place in
      guard place.next < all.upperBound else { return nil }
      let (largest, smallest) = (all.count / (tasks * 16), all.count / (tasks * 256))
      let size = max(1, smallest, min(largest, (all.upperBound - place.next) / (tasks * 4)))
      let range = place.next..<min(place.next + size, all.upperBound)
      place.next = range.upperBound
      return range
    }
  }

  func finish(_ range: Range<Int>, _ progress: (_ done: Int, _ all: Int) -> Void) {
    place.withLock { place in
      place.done += range.count
      progress(place.done, all.count)
    }
  }
}

extension Array {
  /// All elements of some lists in one, which are empty then: each is given back as soon as its elements are moved, for
  /// those of a large site take much room.
  mutating func takeAll<Inner>() -> [Inner] where Element == [Inner] {
    let count = reduce(0) { $0 + $1.count }
    return [Inner](unsafeUninitializedCapacity: count) { all, initialized in
      // From the end, since only there an element can be taken out of a list.
      var place = count
      while var list = popLast() {
        while let element = list.popLast() {
          place -= 1
          all.initializeElement(at: place, to: element)
        }
      }
      initialized = count
    }
  }
}
