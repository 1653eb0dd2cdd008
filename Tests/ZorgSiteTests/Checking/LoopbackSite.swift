import Foundation
import Synchronization

/// A web server on a free port of loopback, on threads of its own, that answers each path as it is told. To `HEAD` of
/// `/alleen-get` it says that it does not know the method.
final class LoopbackSite: Sendable {
  struct Failure: Error {}

  private struct State {
    var requests: [String] = []
    var open = 0
    var mostAtOnce = 0
  }

  let port: UInt16
  private let socket: Int32
  private let answers: [String: String]
  private let state = Mutex(State())

  /// Paths with what stands behind `HTTP/1.1` in the answer.
  init(answers: [String: String]) throws {
    self.answers = answers
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = socket
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && listen(socket, 16) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    guard isListening else { throw Failure() }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread { self.serve(connection) }
      }
    }
  }

  /// Method and path of each request, as they came.
  var requests: [String] { state.withLock(\.requests) }
  /// How many requests were open together.
  var mostAtOnce: Int { state.withLock(\.mostAtOnce) }

  func stop() {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    state.withLock {
      $0.open += 1
      $0.mostAtOnce = max($0.mostAtOnce, $0.open)
    }
    var message: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: message, as: UTF8.self).contains("\r\n\r\n") {
      let got = recv(connection, &buffer, buffer.count, 0)
      if got <= 0 { break }
      message += buffer[..<got]
    }
    let words = String(decoding: message, as: UTF8.self).split(separator: " ").map(String.init)
    guard words.count > 2 else { return }
    let isUnknownMethod = words[0] == "HEAD" && words[1] == "/alleen-get"
    let status = isUnknownMethod ? "405 Method Not Allowed" : answers[words[1]] ?? "404 Not Found"
    state.withLock {
      $0.requests.append("\(words[0]) \(words[1])")
      $0.open -= 1
    }
    let answer = Array("HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
    _ = Glibc.send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
  }
}
