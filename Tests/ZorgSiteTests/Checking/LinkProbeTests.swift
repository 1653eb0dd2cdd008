import Foundation
import Testing

@testable import ZorgSite

/// Asking other sites, which here are one server on loopback.
@Suite struct LinkProbeTests {
  static let probe = LinkProbe(width: 4, pause: 0.01, patience: 5)

  @Test func tellsTheLivingFromTheDead() throws {
    let server = try LoopbackSite(answers: [
      "/ok": "200 OK", "/weg": "404 Not Found", "/druk": "503 Service Unavailable",
      "/stuk": "500 Internal Server Error",
      "/dicht": "403 Forbidden", "/oud": "301 Moved Permanently\r\nLocation: /nieuw", "/nieuw": "200 OK",
      "/even": "302 Found\r\nLocation: /ok", "/kring": "302 Found\r\nLocation: /kring",
      "/oudweg": "301 Moved Permanently\r\nLocation: /weg", "/alleen-get": "200 OK",
    ])
    defer { server.stop() }
    let base = "http://127.0.0.1:\(server.port)"
    let answers = try Self.probe.ask(
      ["/ok", "/weg", "/druk", "/stuk", "/dicht", "/oud", "/even", "/kring", "/oudweg", "/alleen-get"].map { base + $0 }
    )
    #expect(answers[base + "/ok"] == .alive)
    #expect(answers[base + "/even"] == .alive)
    #expect(answers[base + "/alleen-get"] == .alive)
    #expect(answers[base + "/oud"] == .moved(to: base + "/nieuw"))
    #expect(answers[base + "/weg"] == .dead(reason: "it answers 404: there is nothing"))
    #expect(answers[base + "/oudweg"] == .dead(reason: "it answers 404: there is nothing"))
    #expect(answers[base + "/stuk"] == .dead(reason: "it answers 500"))
    #expect(answers[base + "/kring"] == .dead(reason: "it sends its readers in a circle"))
    #expect(answers[base + "/druk"] == .unclear)
    #expect(answers[base + "/dicht"] == .unclear)
    // What answers to a request for its head is asked for nothing else.
    #expect(server.requests.filter { $0.hasSuffix(" /ok") }.allSatisfy { $0.hasPrefix("HEAD") })
    #expect(server.requests.filter { $0.hasSuffix(" /alleen-get") } == ["HEAD /alleen-get", "GET /alleen-get"])
  }

  @Test func asksOneHostOneThingAtATime() throws {
    let server = try LoopbackSite(answers: Dictionary(uniqueKeysWithValues: (0..<6).map { ("/\($0)", "200 OK") }))
    defer { server.stop() }
    let urls = (0..<6).map { "http://127.0.0.1:\(server.port)/\($0)" }
    #expect(try Self.probe.ask(urls).values.allSatisfy { $0 == .alive })
    #expect(server.mostAtOnce == 1)
    #expect(server.requests.count == 6)
  }

  @Test func namesHostsThatDoNotListen() throws {
    let server = try LoopbackSite(answers: [:])
    let url = "http://127.0.0.1:\(server.port)/"
    server.stop()
    #expect(try Self.probe.ask([url])[url] == .dead(reason: "its host does not listen"))
    #expect(try Self.probe.ask([]).isEmpty)
  }

  @Test func reportsWhereALinkIsWrittenAndRemembersGoodOnes() async throws {
    let server = try LoopbackSite(answers: ["/ok": "200 OK", "/weg": "404 Not Found"])
    defer { server.stop() }
    let base = "http://127.0.0.1:\(server.port)"
    let site = try CheckedSite.site([
      "content/articles/hoest.md": CheckedSite.article("", "[De bron](\(base)/ok#deel) en [de andere](\(base)/weg).")
    ])
    defer { site.remove() }
    for round in 1...2 {
      let found = try await CheckedSite.report(site) { $0.isExternal = true }
      #expect(found.diagnostics.map(CheckedSite.described) == ["link.external warning content/articles/hoest.md:6"])
      #expect(found.diagnostics.first?.message == "'\(base)/weg' is gone: it answers 404: there is nothing")
      #expect(server.requests.filter { $0 == "HEAD /ok" }.count == 1)
      #expect(server.requests.filter { $0 == "HEAD /weg" }.count == round)
    }
    // Without being asked to, it asks nobody.
    let before = server.requests.count
    #expect(try await CheckedSite.report(site).diagnostics.isEmpty)
    #expect(server.requests.count == before)
    // A week later it asks again.
    let memory = LinkMemory(site: site.path)
    #expect(memory.answer("\(base)/ok", now: 1_717_236_000 + 6 * 86_400) == .alive)
    #expect(memory.answer("\(base)/ok", now: 1_717_236_000 + 8 * 86_400) == nil)
    #expect(memory.answer("\(base)/weg", now: 1_717_236_000) == nil)
  }

  @Test func asksNoMoreThanItsLimitInOneRun() throws {
    let server = try LoopbackSite(answers: ["/a": "200 OK", "/b": "200 OK", "/c": "200 OK"])
    defer { server.stop() }
    let site = try CheckedSite.site()
    defer { site.remove() }
    let links = ["a", "b", "c"].map { ExternalLink(url: "http://127.0.0.1:\(server.port)/\($0)", path: "a.md") }
    var check = ExternalLinkCheck(site: site.path, now: 1_717_236_000, probe: Self.probe)
    check.limit = 2
    let first = try check.run(on: links)
    #expect(first.map(\.message) == ["1 links to other sites were not asked for in this run"])
    #expect(server.requests.count == 2)
    #expect(try check.run(on: links).isEmpty)
    #expect(server.requests.count == 3)
  }

  @Test(arguments: [
    ("http://a.example/x", "https://www.a.example/x/", nil),
    ("http://a.example/x", "https://a.example/y", "https://a.example/y"),
  ])
  func callsOnlyOtherAddressesMoved(from: String, to: String, moved: String?) {
    var request = LinkRequest(from)
    #expect(request.take(output: Array("301 \(to)".utf8), curlStatus: 0) == nil)
    #expect(request.take(output: Array("200 ".utf8), curlStatus: 0) == (moved.map { .moved(to: $0) } ?? .alive))
  }

  @Test func survivesAMemoryThatIsDamaged() throws {
    let site = try CheckedSite.site([".zorgsite/links": "x\ty\n\t\t\t\n12\thttp://a.example\t\n"])
    defer { site.remove() }
    let memory = LinkMemory(site: site.path)
    #expect(memory.answer("http://a.example", now: 13) == .alive)
    #expect(memory.answer("y", now: 13) == nil)
  }
}
