import Glibc
import Text

/// One message to a WebSub hub: these topics have changed.
struct HubRequest: Sendable {
  var url: String
  /// Full addresses of feeds.
  var topics: [String]

  /// Why a hub could not be told.
  struct Failure: Error, Sendable {
    var reason: String
  }

  /// `application/x-www-form-urlencoded`. A hub takes several topics in one message (PubSubHubbub 0.3, section 7.1).
  var body: String {
    "hub.mode=publish" + topics.map { "&hub.url=" + queryEncoded($0) }.joined()
  }

  /// The same as a command, for people.
  var command: String { "curl --fail --data '\(body)' '\(url)'" }

  /// Sends the message and waits for the hub's answer, at most `seconds` for each step. An `https` hub is told by the
  /// program `curl`: TLS is not ours to write.
  func send(seconds: Int = 20) throws(Failure) {
    guard let address = HubAddress(url) else { throw Failure(reason: "'\(url)' is not an address of a hub") }
    if address.isSecure {
      try sendByCurl(seconds: seconds)
    } else {
      let status = try post(to: address, seconds: seconds)
      guard (200..<300).contains(status) else { throw Failure(reason: "the hub answered with status \(status)") }
    }
  }

  // MARK: HTTP

  private func post(to address: HubAddress, seconds: Int) throws(Failure) -> Int {
    let file = try connection(to: address, seconds: seconds)
    defer { close(file) }
    let request =
      "POST \(address.target) HTTP/1.1\r\nHost: \(address.authority)\r\nUser-Agent: zorgsite\r\nAccept: */*\r\n"
      + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n"
      + "Connection: close\r\n\r\n\(body)"
    var rest = Array(request.utf8)[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { throw Failure(reason: "the hub stopped listening: \(reason())") }
      rest = rest.dropFirst(sent)
    }
    return try status(of: answer(file))
  }

  /// The first line of the answer is all that counts.
  private func answer(_ file: Int32) throws(Failure) -> [UInt8] {
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1024)
    while answer.count < 8192, !answer.contains(0x0A) {
      let got = recv(file, &buffer, buffer.count, 0)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw Failure(reason: "the hub did not answer: \(reason())") }
      if got == 0 { break }
      answer += buffer[..<got]
    }
    return answer
  }

  private func status(of answer: [UInt8]) throws(Failure) -> Int {
    let line = answer.prefix { $0 != 0x0D && $0 != 0x0A }.split(separator: 0x20)
    guard line.count > 1, line[0].starts(with: "HTTP/1.".utf8),
      let status = Int(String(decoding: line[1], as: UTF8.self))
    else { throw Failure(reason: "the hub's answer is not HTTP") }
    return status
  }

  private func connection(to address: HubAddress, seconds: Int) throws(Failure) -> Int32 {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(address.host, String(address.port), &hints, &found)
    guard code == 0, let first = found else {
      throw Failure(reason: "the host '\(address.host)' is not found: \(String(cString: gai_strerror(code)))")
    }
    defer { freeaddrinfo(first) }
    var candidate: UnsafeMutablePointer<addrinfo>? = first
    var last = ""
    while let info = candidate?.pointee {
      candidate = info.ai_next
      let file = socket(info.ai_family, info.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), info.ai_protocol)
      guard file >= 0 else { continue }
      var limit = timeval(tv_sec: seconds, tv_usec: 0)
      let size = socklen_t(MemoryLayout<timeval>.size)
      setsockopt(file, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
      setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
      if connect(file, info.ai_addr, info.ai_addrlen) == 0 { return file }
      last = reason()
      close(file)
    }
    throw Failure(reason: "the hub cannot be reached: \(last)")
  }

  private func reason() -> String {
    errno == EAGAIN || errno == EINPROGRESS ? "it took too long" : String(cString: strerror(errno))
  }

  // MARK: HTTPS

  private func sendByCurl(seconds: Int) throws(Failure) {
    let arguments = [
      "curl", "--silent", "--show-error", "--fail", "--output", "/dev/null", "--max-time", String(seconds),
      "--data", body, "--", url,
    ]
    let status: Int32
    do {
      status = try ChildProcess.run(arguments).status
    } catch let failure as ChildProcess.StartFailure where failure.isMissing {
      throw Failure(
        reason: "an 'https' hub needs the program 'curl', which is not installed; 'apt-get install curl' installs it")
    } catch {
      throw Failure(reason: "'curl' cannot be started: \(error)")
    }
    guard status == 0 else { throw Failure(reason: "'curl' failed with status \(status)") }
  }
}
