import Glibc

/// Serves all connections in turn, as long as its channel of events is open.
struct ServerLoop {
  private let listener: Listener
  private let events: Descriptor
  private let preview: Preview
  private let limits: ServerLimits
  private var live: LiveState
  private var connections: [Connection] = []
  /// Until when no connection is accepted, because the process has no descriptor for one.
  private var acceptPause = 0

  init(listener: Listener, events: Descriptor, preview: Preview, live: LiveState, limits: ServerLimits) {
    self.listener = listener
    self.events = events
    self.preview = preview
    self.live = live
    self.limits = limits
  }

  mutating func run() {
    while true {
      let ready = waitForWork()
      if ready.events {
        guard let event = EventChannel.receive(from: events) else { return }
        publish(event)
      }
      let now = monotonicTime()
      for connection in ready.connections { serve(connection, now: now) }
      for connection in connections where connection.deadline <= now { connection.expire(now: now) }
      connections.removeAll { $0.phase == .closed }
      if ready.listener { accept(now: now) }
    }
  }

  /// Waits until there is something to do, or until the first deadline.
  private func waitForWork() -> (events: Bool, listener: Bool, connections: [Connection]) {
    let now = monotonicTime()
    let accepts = acceptPause <= now
    var polled = [pollfd(fd: events.number, events: Int16(POLLIN), revents: 0)]
    polled.append(pollfd(fd: accepts ? listener.socket.number : -1, events: Int16(POLLIN), revents: 0))
    polled += connections.map { pollfd(fd: $0.socket.number, events: $0.awaited, revents: 0) }
    let deadline = min(connections.map(\.deadline).min() ?? .max, accepts ? .max : acceptPause)
    let timeout = deadline == .max ? -1 : Int32(clamping: max(0, deadline - now))
    guard poll(&polled, nfds_t(polled.count), timeout) > 0 else { return (false, false, []) }
    let ready = zip(connections, polled.dropFirst(2)).filter { $0.1.revents != 0 }.map(\.0)
    return (polled[0].revents != 0, polled[1].revents != 0, ready)
  }

  private mutating func publish(_ event: LiveEvent) {
    let bytes = live.apply(event)
    for connection in connections where connection.phase == .streaming {
      connection.stream(bytes)
      connection.transmit(now: monotonicTime())
    }
  }

  private mutating func accept(now: Int) {
    while let socket = listener.accept() {
      if connections.count >= limits.connections { makeRoom() }
      guard connections.count < limits.connections else { continue }  // the descriptor closes with its owner
      connections.append(Connection(socket, limits: limits, now: now))
    }
    if errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM { acceptPause = now + 100 }
  }

  /// Drops the connection that has waited longest for a request, so that clients which send none lock nobody out.
  private mutating func makeRoom() {
    let idle = connections.indices.filter { connections[$0].phase == .waiting || connections[$0].phase == .draining }
    if let oldest = idle.min(by: { connections[$0].deadline < connections[$1].deadline }) {
      connections.remove(at: oldest)
    }
  }

  /// Does for a connection what it is ready for: reads, answers all whole requests, sends.
  private func serve(_ connection: Connection, now: Int) {
    switch connection.phase {
    case .waiting, .draining: connection.receive(now: now)
    case .streaming:
      connection.receive(now: now)
      connection.transmit(now: now)
    case .answering: connection.transmit(now: now)
    case .closed: break
    }
    // A client may send its next requests before the answer: each is taken up when the one before is answered.
    while connection.phase == .waiting, answerNextRequest(of: connection, now: now) {
      connection.transmit(now: now)
    }
  }

  /// Whether there was a whole request, or one to refuse.
  private func answerNextRequest(of connection: Connection, now: Int) -> Bool {
    do throws(Refusal) {
      guard let head = try connection.nextHead() else { return false }
      var response = preview.response(to: head, live: live)
      if case .events = response.body, connections.count(where: { $0.phase == .streaming }) >= limits.eventStreams {
        response = Response(Refusal(.unavailable, "Too many pages wait for events."))
      }
      // What follows the head of a request with a body is no request: it is thrown away with the connection.
      let hasBody = (try? head.announcesBody()) ?? true
      let isRefused = response.status == .badRequest
      connection.answer(
        response, withBody: head.method != "HEAD", keepsConnection: head.keepsConnection && !hasBody && !isRefused,
        now: now)
      if connection.phase == .streaming { connection.stream(live.greeting) }
    } catch {
      connection.answer(Response(error), withBody: true, keepsConnection: false, now: now)
    }
    return true
  }
}
