import Foundation
import Testing

@testable import ZorgSite

/// Telling hubs, against one on loopback.
@Suite struct PingTests {
  /// A hub that answers so many messages with one status, on a free port of loopback.
  final class Hub: Sendable {
    let port: UInt16
    private let socket: Int32

    init() throws {
      socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let socket = socket
      port = try withUnsafeMutablePointer(to: &address) { pointer in
        try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          try #require(bind(socket, $0, size) == 0 && listen(socket, 8) == 0 && getsockname(socket, $0, &size) == 0)
        }
        return UInt16(bigEndian: pointer.pointee.sin_port)
      }
    }

    deinit { close(socket) }

    /// The messages as they came in.
    func answer(_ count: Int, status: String) -> [String] {
      (0..<count).map { _ in
        let connection = accept(socket, nil, nil)
        defer { close(connection) }
        var message: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
          let text = String(decoding: message, as: UTF8.self)
          if let end = text.range(of: "\r\n\r\n"), let length = text.firstMatch(of: /Content-Length: ([0-9]+)/),
            text[end.upperBound...].utf8.count >= Int(length.output.1) ?? 0
          {
            break
          }
          let got = recv(connection, &buffer, buffer.count, 0)
          if got <= 0 { break }
          message += buffer[..<got]
        }
        let answer = Array("HTTP/1.1 \(status)\r\nContent-Length: 0\r\n\r\n".utf8)
        _ = Glibc.send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
        return String(decoding: message, as: UTF8.self)
      }
    }
  }

  static func site(_ hub: Hub) throws -> TemporarySite {
    let site = try TemporarySite()
    try site.write(
      "title: T\nbaseURL: https://proef.voorbeeld.nl/\ntheme: kaal\nfeeds: {hubs: ['http://127.0.0.1:\(hub.port)/hub?x=1']}\n",
      to: "zorgsite.yaml")
    return site
  }

  /// Sends what there is to send while the hub listens.
  static func send(_ ping: Ping, to hub: Hub, messages: Int, status: String) async throws -> [String] {
    async let received = onThread { hub.answer(messages, status: status) }
    try await onThread { try ping.send() }
    return try await received
  }

  /// Both sides wait for each other, which the few threads of tasks must not do.
  private static func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result
  {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Swift.Result { try body() }) }
    }
  }

  @Test func tellsAHubOnceWhatHasChanged() async throws {
    let hub = try Hub()
    let site = try Self.site(hub)
    defer { site.remove() }
    try await site.build()
    let first = try Ping(site: site.path)
    #expect(first.topics.contains("https://proef.voorbeeld.nl/index.xml"))
    #expect(first.topics.contains("https://proef.voorbeeld.nl/reacties/feed.json"))
    let message = try #require(try await Self.send(first, to: hub, messages: 1, status: "204 No Content").first)
    #expect(message.hasPrefix("POST /hub?x=1 HTTP/1.1\r\nHost: 127.0.0.1:\(hub.port)\r\n"))
    #expect(message.contains("Content-Type: application/x-www-form-urlencoded\r\n"))
    let body = try #require(message.components(separatedBy: "\r\n\r\n").last)
    #expect(body.hasPrefix("hub.mode=publish&hub.url=https%3A%2F%2Fproef.voorbeeld.nl%2F"))
    #expect(body.components(separatedBy: "hub.url=").count - 1 == first.topics.count)
    // Nothing has changed, so there is nothing to tell.
    #expect(try Ping(site: site.path).topics == [])
    try site.write(ThreadTests.comment("Anna", hour: 9), to: "content/comments/griep/a.md")
    try await site.build()
    #expect(
      try Set(Ping(site: site.path).topics.map { $0.dropFirst("https://proef.voorbeeld.nl/".count) }) == [
        "index.xml", "atom.xml", "feed.json", "reacties/index.xml", "reacties/atom.xml", "reacties/feed.json",
        "artikelen/griep/index.xml", "auteurs/sanne/index.xml", "onderwerpen/griep/index.xml",
      ])
  }

  @Test func tellsAgainWhatAHubDidNotTake() async throws {
    let hub = try Hub()
    let site = try Self.site(hub)
    defer { site.remove() }
    try await site.build()
    let ping = try Ping(site: site.path)
    await #expect(throws: Refusal.self) {
      try await Self.send(ping, to: hub, messages: 1, status: "503 Service Unavailable")
    }
    #expect(try Ping(site: site.path).topics == ping.topics)
  }

  @Test func saysSoWhenNobodyListens() async throws {
    let port = try Hub().port
    let request = HubRequest(url: "http://127.0.0.1:\(port)/", topics: ["https://proef.voorbeeld.nl/index.xml"])
    let failure = #expect(throws: HubRequest.Failure.self) { try request.send(seconds: 2) }
    #expect(failure?.reason.contains("Connection refused") == true)
  }

  @Test func refusesASiteWithoutAHub() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    #expect(throws: Refusal.self) { try Ping(site: site.path) }
  }

  @Test(arguments: [
    ("http://hub.nl", "hub.nl", 80, "/"), ("https://hub.nl/a?b=1#c", "hub.nl", 443, "/a?b=1"),
    ("http://127.0.0.1:8080/x", "127.0.0.1", 8080, "/x"), ("http://[::1]:99/", "::1", 99, "/"),
    ("HTTPS://hub.nl?x", "hub.nl", 443, "/?x"),
  ])
  func readsAddresses(url: String, host: String, port: UInt16, target: String) throws {
    let address = try #require(HubAddress(url))
    #expect(address.host == host && address.port == port && address.target == target)
  }

  @Test(arguments: [
    "ftp://hub.nl/", "hub.nl", "http://", "http://a@hub.nl/", "http://hub.nl:0/", "http://hub.nl/a b",
    "http://hub.nl/\r\nX: y",
  ])
  func refusesWhatIsNoAddress(url: String) {
    #expect(HubAddress(url) == nil)
  }
}
