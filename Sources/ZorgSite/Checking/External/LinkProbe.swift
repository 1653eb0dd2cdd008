import Glibc

/// Asks other sites for addresses: several hosts at once, each host one address at a time with a pause in between.
///
/// One thread starts the programs and waits for all of them together.
struct LinkProbe: Sendable {
  /// How many requests run at once.
  var width = 8
  /// Seconds between the end of one request to a host and the start of the next.
  var pause = 1.0
  /// Seconds that one request may take.
  var patience = 20

  private struct Running {
    var process: ChildProcess
    var request: LinkRequest
    var output: [UInt8] = []
  }

  /// Asks for each address and gives its answer.
  func ask(_ urls: [String], progress: (_ done: Int) -> Void = { _ in }) throws -> [String: LinkAnswer] {
    var waiting = Dictionary(grouping: urls.map { LinkRequest($0) }, by: \.host).mapValues { Array($0.reversed()) }
    var nextStart: [String: Double] = [:]
    var running: [Running] = []
    var answers: [String: LinkAnswer] = [:]
    defer { for other in running { end(other) } }
    while !waiting.isEmpty || !running.isEmpty {
      let now = LinkProbe.seconds()
      let busy = Set(running.map(\.request.host))
      for host in waiting.keys.sorted() where running.count < width && !busy.contains(host) {
        guard nextStart[host] ?? 0 <= now, let request = waiting[host]?.popLast() else { continue }
        if waiting[host]?.isEmpty == true { waiting[host] = nil }
        running.append(Running(process: try start(request), request: request))
      }
      let soonest = waiting.keys.filter { !busy.contains($0) }.map { nextStart[$0] ?? 0 }.min()
      let wait = running.count >= width ? nil : soonest.map { max(0, $0 - now) }
      for index in LinkProbe.readable(running.map(\.process.output), within: wait).reversed() {
        let more = running[index].process.read()
        running[index].output += more
        guard more.isEmpty else { continue }
        var ended = running.remove(at: index)
        nextStart[ended.request.host] = LinkProbe.seconds() + pause
        if let answer = ended.request.take(output: ended.output, curlStatus: ended.process.finish()) {
          answers[ended.request.url] = answer
          progress(answers.count)
        } else {
          waiting[ended.request.host, default: []].append(ended.request)
        }
      }
    }
    return answers
  }

  private func start(_ request: LinkRequest) throws -> ChildProcess {
    do {
      return try ChildProcess(request.arguments(seconds: patience), isQuiet: true)
    } catch let failure as ChildProcess.StartFailure {
      guard failure.isMissing else { throw failure }
      throw Refusal(
        "'--external' needs the program 'curl', which is not installed", hint: "'apt-get install curl' installs it")
    }
  }

  private func end(_ running: Running) {
    kill(running.process.id, SIGTERM)
    _ = running.process.finish()
  }

  /// The positions of those that can be read; waits for one of them, at most `seconds` where given.
  private static func readable(_ files: [Int32], within seconds: Double?) -> [Int] {
    var polled = files.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let limit = seconds.map { Int32(($0 * 1000).rounded(.up)) } ?? -1
    guard poll(&polled, nfds_t(polled.count), limit) > 0 else { return [] }
    return polled.indices.filter { polled[$0].revents != 0 }
  }

  private static func seconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
