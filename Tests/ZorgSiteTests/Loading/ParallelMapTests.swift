import Synchronization
import Testing

@testable import ZorgSite

@Suite struct ParallelMapTests {
  @Test(arguments: [0, 1, 2, 3, 31, 32, 33, 1000, 5003])
  func mapsEveryElementInOrder(count: Int) async throws {
    let told = Mutex<[Int]>([])
    let mapped = try await (0..<count).parallelMap(
      state: { 0 },
      progress: { done, all in
        #expect(all == count)
        told.withLock { $0.append(done) }
      }
    ) { state, number in
      state += 1
      return "\(number)"
    }
    #expect(mapped == (0..<count).map { "\($0)" })
    let progress = told.withLock(\.self)
    #expect(progress == progress.sorted() && (progress.last ?? 0) == count)
  }

  @Test func keepsTheOrderWhereElementsGiveNoneOrMany() async throws {
    let list = Array(0..<700)
    let mapped = try await list.parallelFlatMap(state: {}) { _, number, results in
      for copy in 0..<number % 4 { results.append(number * 10 + copy) }
    }
    #expect(mapped == list.flatMap { number in (0..<number % 4).map { number * 10 + $0 } })
  }

  @Test func throwsWhatAnElementThrew() async {
    struct Refusal: Error, Equatable { var number: Int }
    await #expect(throws: Refusal(number: 640)) {
      try await (0..<1000).parallelMap { number in
        if number == 640 { throw Refusal(number: number) }
        return number
      }
    }
  }

  @Test func stopsWhenItsTaskIsCancelled() async {
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await (0..<100).parallelMap { $0 }
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
