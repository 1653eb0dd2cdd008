import Foundation
import Testing

@testable import ZorgServer

@Suite struct LiveReloadTests {
  @Test(arguments: [
    ("<html><body><p>a</p></body></html>", "<html><body><p>a</p>SCRIPT</body></html>"),
    ("<!-- </body> --><BODY>a</BODY >", "<!-- </body> --><BODY>aSCRIPT</BODY >"),
    ("<p>a</p>", "<p>a</p>SCRIPT"), ("", "SCRIPT"), ("</bod", "</bodSCRIPT"),
  ])
  func addsItsScriptAtTheEndOfAPage(page: String, expected: String) throws {
    let site = try ServedSite(["index.html": page])
    defer { site.remove() }
    let text = try site.get("/").text
    let script = try #require(
      text.firstMatch(of: /<script src="\/_zorgsite\/live.js" defer data-version="[0-9a-z]+-0"><\/script>\n/))
    #expect(text.replacing(script.0, with: "SCRIPT") == expected)
    #expect(try site.get("/", fields: ["Range: bytes=0-4"]).text == String(text.prefix(5)))
  }

  @Test func addsItsScriptToPagesOnly() throws {
    let site = try ServedSite(["a.svg": "<svg></body></svg>", "feed.xml": "</body>", "404.html": "</body>"])
    defer { site.remove() }
    #expect(try site.get("/a.svg").text == "<svg></body></svg>")
    #expect(try site.get("/feed.xml").text == "</body>")
    #expect(try site.get("/weg/").text.contains("/_zorgsite/live.js"))
  }

  @Test func servesItsScriptAndStyles() throws {
    let site = try ServedSite()
    defer { site.remove() }
    let script = try site.get("/_zorgsite/live.js")
    #expect(script["content-type"] == "text/javascript; charset=utf-8")
    #expect(script.text.contains("EventSource"))
    #expect(try site.get("/_zorgsite/live.css")["content-type"] == "text/css; charset=utf-8")
    #expect(try site.get("/_zorgsite/").status == 404)
  }

  /// The policy of our pages forbids inline styles and scripts; text of an error must never become markup.
  @Test(arguments: [
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", ".style", "cssText",
  ])
  func usesNothingThatPoliciesForbid(word: String) {
    #expect(!String(decoding: LiveScript.script, as: UTF8.self).contains(word))
  }

  @Test(arguments: [
    ["Sec-Fetch-Site: same-origin"], ["Origin: http://127.0.0.1:PORT"],
    ["Origin: http://127.0.0.1:PORT", "Sec-Fetch-Site: same-origin"],
  ])
  func givesEventsToItsOwnPages(fields: [String]) throws {
    let site = try ServedSite()
    defer { site.remove() }
    let reply = try site.get(
      "/_zorgsite/events", method: "HEAD", fields: fields.map { $0.replacing("PORT", with: "\(site.port)") })
    #expect(reply.status == 200)
    #expect(reply["content-type"] == "text/event-stream; charset=utf-8")
    #expect(reply["cache-control"] == "no-store")
  }

  @Test(arguments: [
    [], ["Sec-Fetch-Site: cross-site"], ["Sec-Fetch-Site: same-site"], ["Sec-Fetch-Site: none"], ["Origin: null"],
    ["Origin: http://evil.nl"], ["Origin: https://127.0.0.1:PORT"], ["Origin: http://127.0.0.1"],
    ["Origin: http://127.0.0.1:PORT.evil.nl"], ["Origin: http://localhost:PORT"],
    ["Origin: http://evil.nl", "Sec-Fetch-Site: same-origin"],
    ["Origin: http://127.0.0.1:PORT", "Sec-Fetch-Site: cross-site"],
    ["Origin: http://127.0.0.1:PORT", "Origin: http://evil.nl"], ["Referer: http://127.0.0.1:PORT/"],
  ])
  func refusesEventsToAllOthers(fields: [String]) throws {
    let site = try ServedSite()
    defer { site.remove() }
    let reply = try site.get("/_zorgsite/events", fields: fields.map { $0.replacing("PORT", with: "\(site.port)") })
    #expect(reply.status == 403)
  }

  @Test func tellsPagesWhatHappens() throws {
    let site = try ServedSite()
    defer { site.remove() }
    let (client, greeting) = try site.listener()
    let version = try #require(greeting.firstMatch(of: /id: ([0-9a-z]+)-0\n/)).1
    let events: [(LiveEvent, String)] = [
      (.reload(["/a/", "/b.js"]), "event: reload\nid: \(version)-1\ndata: /a/\ndata: /b.js\n\n"),
      (.styles(["/stijl.css"]), "event: css\nid: \(version)-2\ndata: /stijl.css\n\n"),
      (
        .failed("a.md:1:2: error\r\n    <b>\n\u{2028}"),
        "event: error\ndata: a.md:1:2: error\ndata:     <b>\ndata: \u{2028}\n\n"
      ),
      (.mended, "event: ok\ndata: \n\n"),
      (.reload([]), "event: reload\nid: \(version)-3\ndata: \n\n"),
    ]
    for (event, expected) in events {
      site.server.publish(event)
      #expect(try client.text(until: "\n\n") == expected)
    }
  }

  @Test func tellsALatePageWhatItMissed() throws {
    let site = try ServedSite(["index.html": ""])
    defer { site.remove() }
    let early = try site.listener().client
    site.server.publish(.styles(["/a.css"]))
    site.server.publish(.failed("x: error"))
    _ = try early.text(until: "x: error\n\n")
    let (late, greeting) = try site.listener()
    #expect(greeting.contains(/id: [0-9a-z]+-1\n/))
    #expect(try late.text(until: "\n\n") == "event: error\ndata: x: error\n\n")
    #expect(try site.get("/").text.contains(/data-version="[0-9a-z]+-1"/))
    site.server.publish(.mended)
    _ = try early.text(until: "event: ok\n")
    let (last, _) = try site.listener()
    site.server.publish(.reload(["/b/"]))
    #expect(try last.text(until: "\n\n").hasPrefix("event: reload\n"))
  }

  @Test func givesEachStartOfTheServerItsOwnVersion() throws {
    let first = try ServedSite()
    let second = try ServedSite()
    defer { first.remove() }
    defer { second.remove() }
    #expect(try first.listener().greeting != second.listener().greeting)
  }

  @Test func keepsAQuietStreamAlive() throws {
    let site = try ServedSite { $0.limits.heartbeat = 20 }
    defer { site.remove() }
    let (client, _) = try site.listener()
    for _ in 0..<3 { #expect(try client.text(until: "\n\n") == ":\n\n") }
  }

  @Test func cutsTextsAndListsThatAreTooLong() throws {
    let lines = (0..<20_000).map { "content/artikelen/\($0).md:1:1: error" }
    guard case .failed(let text)? = LiveEvent(message: LiveEvent.failed(lines.joined(separator: "\n")).message) else {
      Issue.record("a failure is no failure any more")
      return
    }
    #expect(text.utf8.count <= LiveEvent.maximumPayload)
    #expect(text.hasSuffix(".md:1:1: error\n...\n"))
    #expect(LiveEvent(message: LiveEvent.reload(lines).message) == .reload([]))
    let one = LiveEvent.failed(String(repeating: "ë", count: 100_000))
    #expect(one.message.count <= LiveEvent.maximumPayload + 1)
  }

  @Test func endsItsStreamsWhenStopped() throws {
    let site = try ServedSite()
    let (client, _) = try site.listener()
    site.remove()
    try client.waitForEnd()
  }
}
