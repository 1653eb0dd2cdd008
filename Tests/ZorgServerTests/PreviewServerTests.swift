import Foundation
import Testing

@testable import ZorgServer

@Suite struct PreviewServerTests {
  @Test(arguments: [
    ("index.html", "text/html; charset=utf-8"), ("stijl.css", "text/css; charset=utf-8"),
    ("zoek.js", "text/javascript; charset=utf-8"), ("feed.json", "application/json; charset=utf-8"),
    ("feeds/atom.xml", "application/xml; charset=utf-8"), ("logo.SVG", "image/svg+xml; charset=utf-8"),
    ("foto.webp", "image/webp"), ("letter.woff2", "font/woff2"), ("podcast.mp3", "audio/mpeg"),
    ("agenda.ics", "text/calendar; charset=utf-8"), ("CNAME", "application/octet-stream"),
  ])
  func servesFilesWithTheirMediaType(name: String, type: String) throws {
    let site = try ServedSite([name: "inhoud"])
    defer { site.remove() }
    let reply = try site.get("/\(name)")
    #expect(reply.status == 200)
    #expect(reply["content-type"] == type)
    #expect(reply.text.hasPrefix("inhoud"))
    #expect(reply["cache-control"] == "no-store")
    #expect(reply["x-content-type-options"] == "nosniff")
  }

  @Test func servesTheIndexOfAFolder() throws {
    let site = try ServedSite(["artikelen/griep/index.html": "<p>Griep</p>"])
    defer { site.remove() }
    #expect(try site.get("/artikelen/griep/").text.hasPrefix("<p>Griep</p>"))
    #expect(try site.get("/artikelen/").status == 404)
  }

  @Test func redirectsAFolderToItsSlash() throws {
    let site = try ServedSite(["onderwerpen/zorg 2.0/index.html": "", "leeg/x.txt": ""])
    defer { site.remove() }
    let reply = try site.get("/onderwerpen/zorg%202.0?x=1")
    #expect(reply.status == 302)
    #expect(reply["location"] == "/onderwerpen/zorg%202.0/?x=1")
    #expect(try site.get("/leeg").status == 404)
  }

  @Test func servesNamesWithDiacritics() throws {
    let site = try ServedSite(["tags/cliënt/index.html": "<p>Cliënt</p>"])
    defer { site.remove() }
    #expect(try site.get("/tags/cli%C3%ABnt/").text.hasPrefix("<p>Cliënt</p>"))
  }

  @Test func answersWhatIsMissingWithTheSitesOwnPage() throws {
    let site = try ServedSite(["404.html": "<body>Niet gevonden</body>"])
    defer { site.remove() }
    let reply = try site.get("/nergens/")
    #expect(reply.status == 404)
    #expect(reply["content-type"] == "text/html; charset=utf-8")
    #expect(reply.text.contains("Niet gevonden"))
    #expect(try site.get("/index.html/").status == 404)
  }

  @Test func repeatsNothingOfAnAddressThatIsMissing() throws {
    let site = try ServedSite()
    defer { site.remove() }
    let reply = try site.get("/%3Cscript%3Ealert(1)%3C/script%3E?<svg>")
    #expect(reply.status == 404)
    #expect(!reply.text.contains("alert"))
    #expect(!reply.text.contains("svg"))
  }

  @Test func answersHeadWithTheLengthAndNoBody() throws {
    let site = try ServedSite(["a.txt": "twaalf bytes"])
    defer { site.remove() }
    let client = try Loopback(port: site.port)
    let host = "Host: localhost:\(site.port)\r\n"
    client.send("HEAD /a.txt HTTP/1.1\r\n\(host)\r\nGET /a.txt HTTP/1.1\r\n\(host)\r\n")
    #expect(try client.reply(hasBody: false)["content-length"] == "12")
    #expect(try client.reply().text == "twaalf bytes")
  }

  @Test(arguments: [
    ("bytes=2-4", 206, "bytes 2-4/10", "cde"), ("bytes=7-", 206, "bytes 7-9/10", "hij"),
    ("bytes=-3", 206, "bytes 7-9/10", "hij"), ("bytes=0-99", 206, "bytes 0-9/10", "abcdefghij"),
    ("bytes=0-1,4-5", 200, nil, "abcdefghij"), ("bytes=4-2", 200, nil, "abcdefghij"),
    ("bytes=10-", 416, "bytes */10", "The range starts behind the end.\n"),
    ("bytes=-0", 416, "bytes */10", "The range starts behind the end.\n"),
    ("bytes=99999999999999999999-", 416, "bytes */10", "The range starts behind the end.\n"),
  ])
  func servesPartsOfFiles(range: String, status: Int, content: String?, text: String) throws {
    let site = try ServedSite(["a.mp3": "abcdefghij"])
    defer { site.remove() }
    let reply = try site.get("/a.mp3", fields: ["Range: \(range)"])
    #expect(reply.status == status)
    #expect(reply["content-range"] == content)
    #expect(reply.text == text)
  }

  @Test func servesAllOfAFileWhereARangeDependsOnAValidator() throws {
    let site = try ServedSite(["a.mp3": "abcdefghij"])
    defer { site.remove() }
    #expect(try site.get("/a.mp3", fields: ["Range: bytes=0-1", "If-Range: \"x\""]).text == "abcdefghij")
  }

  @Test func servesLargeFilesWhole() throws {
    let text = String(repeating: "0123456789abcdef", count: 400_000)
    let site = try ServedSite(["groot.txt": text])
    defer { site.remove() }
    #expect(try site.get("/groot.txt").text == text)
  }

  @Test func servesASiteBelowItsBasePath() throws {
    let site = try ServedSite(["index.html": "<p>Thuis</p>", "404.html": "Weg"]) { $0.basePath = "/portal/" }
    defer { site.remove() }
    #expect(site.server.url == "http://127.0.0.1:\(site.port)/portal/")
    #expect(try site.get("/")["location"] == "/portal/")
    #expect(try site.get("/portal")["location"] == "/portal/")
    #expect(try site.get("/portal/").text.hasPrefix("<p>Thuis</p>"))
    let outside = try site.get("/index.html")
    #expect(outside.status == 404)
    #expect(outside.text.hasPrefix("Weg"))
  }

  @Test func answersRequestsThatComeTogetherInTheirOrder() throws {
    let site = try ServedSite(["a.txt": "a", "b.txt": "b"])
    defer { site.remove() }
    let client = try Loopback(port: site.port)
    let requests = (0..<200).map {
      "GET /\($0.isMultiple(of: 2) ? "a" : "b").txt HTTP/1.1\r\nHost: localhost:\(site.port)\r\n\r\n"
    }
    client.send(requests.joined())
    for index in 0..<200 { #expect(try client.reply().text == (index.isMultiple(of: 2) ? "a" : "b")) }
  }

  @Test func closesWhatItIsAskedToClose() throws {
    let site = try ServedSite(["a.txt": "a"])
    defer { site.remove() }
    for request in ["GET /a.txt HTTP/1.0\r\n", "GET /a.txt HTTP/1.1\r\nConnection: close\r\n"] {
      let client = try Loopback(port: site.port)
      client.send(request + "Host: localhost:\(site.port)\r\n\r\n")
      #expect(try client.reply()["connection"] == "close")
      try client.waitForEnd()
    }
  }

  @Test func servesAFolderThatIsReplaced() throws {
    let site = try ServedSite(["a.txt": "oud"])
    defer { site.remove() }
    try FileManager.default.removeItem(at: site.output)
    #expect(try site.get("/a.txt").status == 404)
    try site.write("nieuw", to: "a.txt")
    #expect(try site.get("/a.txt").text == "nieuw")
  }

  @Test func saysWhatKeepsItFromStarting() throws {
    let site = try ServedSite()
    defer { site.remove() }
    var options = PreviewOptions(folder: site.output.path)
    options.port = site.port
    #expect(throws: ServerError.portInUse(site.port)) { try PreviewServer(options) }
    options.bind = "zorg.example"
    #expect(throws: ServerError.address("zorg.example")) { try PreviewServer(options) }
    options.basePath = "/../"
    #expect(throws: ServerError.basePath("/../")) { try PreviewServer(options) }
  }

  @Test func listensOnTheLoopbackAddressOnly() throws {
    let site = try ServedSite()
    defer { site.remove() }
    // Every address of 127.0.0.0/8 is this machine: a server that listens on all addresses would answer there.
    let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
    let hexadecimal = String(site.port, radix: 16, uppercase: true)
    let port = ":" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
    var listening: [Substring] = []
    for row in table.split(separator: "\n") {
      let columns = row.split(separator: " ")
      if columns.count > 3, columns[3] == "0A", columns[1].hasSuffix(port) { listening.append(columns[1].prefix(8)) }
    }
    #expect(listening == ["0100007F"])
  }

  @Test func freesItsPortWhenStopped() throws {
    let site = try ServedSite(["a.txt": "a"])
    #expect(try site.get("/a.txt").status == 200)
    site.remove()
    #expect(throws: Loopback.Failure.self) { try Loopback(port: site.port) }
    site.server.stop()
  }
}
