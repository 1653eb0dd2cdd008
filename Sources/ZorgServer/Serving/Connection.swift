import Glibc

/// One client: what it has sent and not yet been answered, and what it has not yet taken of an answer.
///
/// It belongs to the server's thread. All times are of `monotonicTime()`.
final class Connection {
  enum Phase: Equatable {
    /// For a request, or more of one.
    case waiting
    /// With an answer under way.
    case answering
    /// With the stream of events.
    case streaming
    /// After a last answer: what still comes is thrown away, so that the answer is not lost to a reset.
    case draining
    case closed
  }

  private(set) var phase = Phase.waiting
  /// When the client has had its time.
  private(set) var deadline: Int
  let socket: Descriptor
  private let limits: ServerLimits
  private var input: [UInt8] = []
  private var scanner: HeadScanner
  private var output: [UInt8] = []
  private var sent = 0
  private var file: (file: OpenFile, rest: Range<Int>)?
  private var closesAfterAnswer = false
  private var answerEnd = 0
  private var drained = 0

  /// The most that is read of, or sent to, one client before another has its turn.
  private static let portion = 64 * 1024
  private static let drainTime = 1000
  private static let drainBytes = 1024 * 1024
  private static let backlog = 512 * 1024

  init(_ socket: Descriptor, limits: ServerLimits, now: Int) {
    self.socket = socket
    self.limits = limits
    scanner = HeadScanner(limits: limits)
    deadline = now + limits.headTime
  }

  /// What to wait for, as `poll` has it.
  var awaited: Int16 {
    switch phase {
    case .waiting, .draining: Int16(POLLIN)
    case .answering: Int16(POLLOUT)
    case .streaming: hasOutput ? Int16(POLLIN | POLLOUT) : Int16(POLLIN)
    case .closed: 0
    }
  }

  /// The next whole head among the bytes that came, or why it is refused; nil where more must come.
  func nextHead() throws(Refusal) -> RequestHead? {
    guard phase == .waiting, let end = try scanner.end(in: input) else { return nil }
    let head = try RequestHead(input[..<end])
    input.removeFirst(end)
    scanner = HeadScanner(limits: limits)
    return head
  }

  /// Reads what has come.
  func receive(now: Int) {
    var buffer = [UInt8](repeating: 0, count: Self.portion / 4)
    let count = recv(socket.number, &buffer, buffer.count, 0)
    guard count > 0 else {
      if count == 0 || errno != EAGAIN && errno != EINTR { phase = .closed }
      return
    }
    switch phase {
    case .waiting:
      if input.isEmpty { deadline = now + limits.headTime }
      input.append(contentsOf: buffer[..<count])
    case .draining:
      drained += count
      if drained > Self.drainBytes { phase = .closed }
    case .answering, .streaming, .closed:
      break
    }
  }

  /// Begins an answer.
  func answer(_ response: Response, withBody: Bool, keepsConnection: Bool, now: Int) {
    output = response.head(keepsConnection: keepsConnection)
    closesAfterAnswer = !keepsConnection
    phase = .answering
    if withBody {
      switch response.body {
      case .bytes(let bytes): output += bytes
      case .file(let open, let range): file = (open, range)
      case .events: phase = .streaming
      }
    }
    answerEnd = now + limits.responseTime
    deadline = phase == .streaming ? now + limits.heartbeat : min(now + limits.stallTime, answerEnd)
  }

  /// Adds to the stream of events; a client that takes none of them is dropped.
  func stream(_ bytes: [UInt8]) {
    output.removeFirst(sent)
    sent = 0
    output += bytes
    if output.count > Self.backlog { phase = .closed }
  }

  /// Sends what the client takes now.
  func transmit(now: Int) {
    if !hasOutput { refill() }
    guard phase == .answering || phase == .streaming else { return }
    if hasOutput {
      let count = output.withUnsafeBytes { bytes in
        let rest = bytes[sent...].prefix(Self.portion)
        return send(socket.number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else {
        if errno != EAGAIN && errno != EINTR { phase = .closed }
        return
      }
      sent += count
      if phase == .answering { deadline = min(now + limits.stallTime, answerEnd) }
    }
    if phase == .answering, !hasOutput, file == nil { finishAnswer(now: now) }
  }

  /// Acts on a deadline that has passed.
  func expire(now: Int) {
    switch phase {
    case .waiting where !input.isEmpty:
      let refusal = Refusal(.requestTimeout, "The request took too long.")
      answer(Response(refusal), withBody: true, keepsConnection: false, now: now)
    case .streaming where !hasOutput:
      stream(Array(":\n\n".utf8))
      deadline = now + limits.heartbeat
    default: phase = .closed
    }
  }

  private var hasOutput: Bool { sent < output.count }

  /// Takes the next portion of a file.
  private func refill() {
    guard let (file, rest) = file else { return }
    guard !rest.isEmpty else {
      self.file = nil
      return
    }
    let portion = file.read(rest.prefix(Self.portion))
    output = portion
    sent = 0
    // The length was announced: a file that became shorter leaves no way to say so but to end the connection.
    if portion.isEmpty { phase = .closed }
    let next = rest.lowerBound + portion.count
    self.file = next < rest.upperBound ? (file, next..<rest.upperBound) : nil
  }

  private func finishAnswer(now: Int) {
    output = []
    sent = 0
    if closesAfterAnswer {
      shutdown(socket.number, Int32(SHUT_WR))
      phase = .draining
      deadline = now + Self.drainTime
    } else {
      phase = .waiting
      deadline = now + (input.isEmpty ? limits.idleTime : limits.headTime)
    }
  }
}
