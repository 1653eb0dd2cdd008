import ArgumentParser
import Glibc
import Synchronization
import ZorgServer

/// The first signal that asked the process to end; 0 where none did. A signal's handler reaches nothing but globals.
private let signalThatAsked = Atomic<Int32>(0)

/// Runs work that SIGINT, SIGTERM and SIGHUP cancel, so that it can clean up behind itself; a second signal ends the
/// process at once. Work that is done in time is done; else the exit status is thrown that shells know: 130, 143 or 129.
func stoppingOnSignals<Result: Sendable>(
  _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  let numbers = [SIGINT, SIGTERM, SIGHUP].filter(catchSignal)
  let task = Task { try await work() }
  // A thread, because a task that sleeps needs open files of its own, and traps where the system gives no more.
  do {
    try startThread {
      while signalThatAsked.load(ordering: .relaxed) == 0 { usleep(20_000) }
      task.cancel()
    }
  } catch {
    for number in numbers { signal(number, SIG_DFL) }
  }
  do {
    return try await task.value
  } catch is CancellationError {
    throw ExitCode(128 + signalThatAsked.load(ordering: .relaxed))
  }
}

/// Whether the signal is caught now. One that whoever started us wants ignored, as `nohup` does, stays ignored.
private func catchSignal(_ number: Int32) -> Bool {
  let before = signal(number) { number in
    let (isFirst, _) = signalThatAsked.compareExchange(expected: 0, desired: number, ordering: .relaxed)
    if !isFirst { _exit(128 + number) }
  }
  guard unsafeBitCast(before, to: UInt.self) == unsafeBitCast(SIG_IGN, to: UInt.self) else { return true }
  signal(number, SIG_IGN)
  return false
}
