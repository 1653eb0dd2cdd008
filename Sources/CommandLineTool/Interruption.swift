import ArgumentParser
import Glibc
import Synchronization

/// The first signal that asked the process to end; 0 where none did. A signal's handler reaches nothing but globals.
private let signalThatAsked = Atomic<Int32>(0)

/// Runs work that SIGINT, SIGTERM and SIGHUP cancel, so that it can clean up behind itself; a second signal ends the
/// process at once. Throws the exit status that shells know: 130, 143 or 129.
func stoppingOnSignals<Result: Sendable>(
  _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  for number in [SIGINT, SIGTERM, SIGHUP] { catchSignal(number) }
  return try await withThrowingTaskGroup(of: Result?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      while signalThatAsked.load(ordering: .relaxed) == 0 { try await Task.sleep(nanoseconds: 20_000_000) }
      return nil
    }
    defer { group.cancelAll() }
    // What is done in time is done, signal or no signal.
    if let first = try await group.next(), let result = first { return result }
    group.cancelAll()
    do {
      if let second = try await group.next(), let result = second { return result }
    } catch is CancellationError {
      // As it should be.
    }
    throw ExitCode(128 + signalThatAsked.load(ordering: .relaxed))
  }
}

/// A signal that whoever started us wants ignored, as `nohup` does, stays ignored.
private func catchSignal(_ number: Int32) {
  let before = signal(number) { number in
    let (isFirst, _) = signalThatAsked.compareExchange(expected: 0, desired: number, ordering: .relaxed)
    if !isFirst { _exit(128 + number) }
  }
  if unsafeBitCast(before, to: UInt.self) == unsafeBitCast(SIG_IGN, to: UInt.self) { signal(number, SIG_IGN) }
}
