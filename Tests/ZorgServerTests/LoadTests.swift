import Foundation
import Testing

@testable import ZorgServer

/// Requests that want too much: of time, of memory, of connections.
@Suite struct LoadTests {
  @Test(arguments: [
    ("GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\n", 414),
    ("GET / HTTP/1.1\r\nX: \(String(repeating: "a", count: 9000))\r\n", 431),
    ("GET / HTTP/1.1\r\n" + String(repeating: "X: y\r\n", count: 10_000), 431),
    ("GET / HTTP/1.1\r\n" + String(repeating: "X: \(String(repeating: "a", count: 1000))\r\n", count: 90), 431),
    (String(repeating: "\r\n", count: 100_000), 431),
    (String(repeating: "a", count: 10_000_000), 414),
  ])
  func refusesAHeadThatIsTooLarge(request: String, status: Int) throws {
    let site = try ServedSite()
    defer { site.remove() }
    let client = try Loopback(port: site.port)
    client.send(request)
    #expect(try client.reply().status == status)
    try client.waitForEnd()
  }

  @Test func takesAHeadThatIsJustWithinItsBounds() throws {
    let site = try ServedSite(["a.txt": "a"])
    defer { site.remove() }
    let many = (0..<99).map { "X-\($0): y" }
    #expect(try site.get("/a.txt", fields: many).text == "a")
    #expect(try site.get("/a.txt", fields: many + ["X: y"]).status == 431)
    let long = "X: " + String(repeating: "a", count: 8192 - 4)
    #expect(try site.get("/a.txt", fields: [long]).text == "a")
    #expect(try site.get("/a.txt", fields: [long + "a"]).status == 431)
  }

  @Test func takesAHeadThatComesByteByByte() throws {
    let site = try ServedSite(["a.txt": "a"])
    defer { site.remove() }
    let client = try Loopback(port: site.port)
    for character in "\r\nGET /a.txt HTTP/1.1\nHost: localhost:\(site.port)\r\n\r\n".unicodeScalars {
      client.send(String(character))
    }
    #expect(try client.reply().text == "a")
  }

  @Test(arguments: [
    ("GET", "Content-Length: 5", 413), ("GET", "Content-Length: 99999999999999999999", 413),
    ("GET", "Transfer-Encoding: chunked", 413), ("POST", "Content-Length: 1000000000", 405),
    ("GET", "Content-Length: -1", 400), ("GET", "Content-Length: 1\r\nContent-Length: 2", 400),
    ("GET", "Content-Length: x", 400),
  ])
  func answersARequestWithABodyBeforeTheBody(method: String, field: String, status: Int) throws {
    let site = try ServedSite()
    defer { site.remove() }
    let client = try Loopback(port: site.port)
    client.send("\(method) / HTTP/1.1\r\nHost: localhost:\(site.port)\r\n\(field)\r\n\r\n")
    let reply = try client.reply()
    #expect(reply.status == status)
    #expect(reply["connection"] == "close")
    client.send(String(repeating: "GET /", count: 1_000_000))
    try client.waitForEnd()
  }

  @Test func servesOthersBesidesClientsThatSendNothing() throws {
    let site = try ServedSite(["a.txt": "a"]) { $0.limits.connections = 20 }
    defer { site.remove() }
    var silent: [Loopback] = []
    for index in 0..<300 {
      let client = try Loopback(port: site.port)
      if index.isMultiple(of: 2) { client.send("GET / HTTP/1.1\r\nX: ") }
      silent.append(client)
      if index.isMultiple(of: 75) { #expect(try site.get("/a.txt").text == "a") }
    }
    #expect(try site.get("/a.txt").text == "a")
    try silent[0].waitForEnd()
  }

  @Test func endsARequestThatTakesTooLong() throws {
    let site = try ServedSite { $0.limits.headTime = 50 }
    defer { site.remove() }
    let slow = try Loopback(port: site.port)
    slow.send("GET / HTTP/1.1\r\nHost: ")
    #expect(try slow.reply().status == 408)
    try slow.waitForEnd()
    try Loopback(port: site.port).waitForEnd()
  }

  @Test func endsAConnectionThatIsIdle() throws {
    let site = try ServedSite(["a.txt": "a"]) { $0.limits.idleTime = 50 }
    defer { site.remove() }
    let client = try Loopback(port: site.port)
    client.send("GET /a.txt HTTP/1.1\r\nHost: localhost:\(site.port)\r\n\r\n")
    #expect(try client.reply().text == "a")
    try client.waitForEnd()
  }

  @Test func endsAnAnswerThatNobodyTakes() throws {
    let text = String(repeating: "x", count: 40_000_000)
    let site = try ServedSite(["groot.txt": text, "a.txt": "a"]) { $0.limits.stallTime = 100 }
    defer { site.remove() }
    let client = try Loopback(port: site.port)
    client.send("GET /groot.txt HTTP/1.1\r\nHost: localhost:\(site.port)\r\n\r\n")
    _ = try client.text(until: "\r\n\r\n")
    #expect(try site.get("/a.txt").text == "a")
    let start = monotonicTime()
    while monotonicTime() - start < 300 { #expect(try site.get("/a.txt").text == "a") }
    #expect(throws: Loopback.End.self) { try client.text(until: "no such text") }
  }

  @Test func boundsTheStreamsOfEvents() throws {
    let site = try ServedSite { $0.limits.eventStreams = 2 }
    defer { site.remove() }
    let first = try site.listener()
    let second = try site.listener()
    let reply = try site.get("/_zorgsite/events", fields: ["Sec-Fetch-Site: same-origin"])
    #expect(reply.status == 503)
    site.server.publish(.mended)
    for client in [first.client, second.client] { #expect(try client.text(until: "\n\n").contains("event: ok")) }
  }
}
