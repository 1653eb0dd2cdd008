import Foundation
import Testing

@testable import ZorgServer

/// A client that sends bytes as they are, as no browser would. Every wait ends: after `patience`, with an error.
final class Loopback {
  /// In seconds: far more than any answer takes, far less than a hung test run.
  static let patience = 60

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private let socket: Int32
  private var received: [UInt8] = []

  init(port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var patience = timeval(tv_sec: Self.patience, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure(description: "cannot connect: \(String(cString: strerror(errno)))") }
  }

  deinit {
    close(socket)
  }

  /// Sends as much as the server takes; an end of the connection shows when the answer is read.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// The next answer. `hasBody` is false for answers to HEAD.
  func reply(hasBody: Bool = true) throws -> Reply {
    let head = try text(until: "\r\n\r\n")
    var reply = Reply(head: head)
    if hasBody, let length = reply["content-length"].flatMap(Int.init) {
      while received.count < length { try receive() }
      reply.body = Array(received[..<length])
      received.removeFirst(length)
    }
    return reply
  }

  /// What comes until a text, with that text.
  func text(until end: String) throws -> String {
    let end = Array(end.utf8)
    var start = 0
    while true {
      if received.count >= end.count {
        for index in start...(received.count - end.count) where received[index..<(index + end.count)].elementsEqual(end)
        {
          let text = String(decoding: received[..<(index + end.count)], as: UTF8.self)
          received.removeFirst(index + end.count)
          return text
        }
        start = received.count - end.count + 1
      }
      try receive()
    }
  }

  /// Waits until the server ends the connection; what still came is dropped.
  func waitForEnd() throws {
    while true {
      do { try receive() } catch is End { return }
    }
  }

  struct End: Error {}

  private func receive() throws {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(socket, &buffer, buffer.count, 0)
    if count > 0 {
      received += buffer[..<count]
    } else if count == 0 || errno == ECONNRESET {
      throw End()
    } else {
      throw Failure(description: "no answer in \(Self.patience) s: \(String(cString: strerror(errno)))")
    }
  }
}
