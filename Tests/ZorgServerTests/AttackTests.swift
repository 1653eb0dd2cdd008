import Foundation
import Testing

@testable import ZorgServer

/// What preview servers of others got wrong, sent over loopback.
@Suite struct AttackTests {
  @Test(arguments: [
    "/../secret.txt", "/../../etc/passwd", "/a/../../secret.txt", "/%2e%2e/secret.txt", "/.%2e/secret.txt",
    "/%2E%2E/%2e%2e/etc/passwd", "/..%2fsecret.txt", "/..%2Fsecret.txt", "/a%2f..%2f..%2fsecret.txt",
    "/%252e%252e/secret.txt", "/%252e%252e%252fsecret.txt", "/%25252e/", "//etc/passwd", "//evil.nl/", "/a//b",
    "/a/%00", "/a%00.html", "/..%00/secret.txt", "/..\\secret.txt", "/..%5csecret.txt", "/a%5C..%5C..%5Csecret.txt",
    "/%c0%ae%c0%ae/secret.txt", "/%c0%af", "/%e0%80%ae%e0%80%ae/secret.txt", "/%f0%80%80%ae/", "/%ff", "/%ed%a0%80",
    "/%", "/%2", "/%zz", "/a%0d%0aSet-Cookie:%20x=1", "/./a.txt", "/a/.", "/a/..", "/%2e/", "/a.txt#b", "*", "a.txt",
    "localhost:80", "https://localhost/", "ftp://localhost/", "file:///etc/passwd",
  ])
  func refusesAPathThatCouldLeadOutOfTheFolder(path: String) throws {
    let site = try ServedSite(["a.txt": "a", "a/b": "b"])
    defer { site.remove() }
    let reply = try site.get(path)
    #expect(reply.status == 400)
    #expect(!reply.text.contains("geheim"))
    #expect(!reply.text.contains("root:"))
    #expect(reply["set-cookie"] == nil)
  }

  @Test(arguments: ["http://evil.nl/", "http://127.0.0.1/", "http://localhost@evil.nl/", "HTTP://evil.nl:80/a.txt"])
  func refusesAnAddressOfAnotherHost(address: String) throws {
    let site = try ServedSite(["a.txt": "a"])
    defer { site.remove() }
    #expect(try site.get(address).status == 403)
    #expect(try site.get("http://localhost:\(site.port)/a.txt").text == "a")
  }

  @Test(arguments: [
    "/.git/config", "/.env", "/a/.htpasswd", "/.zorgsite/manifest", "/.well-known/x", "/...", "/a/.../b",
  ])
  func hidesDotFiles(path: String) throws {
    let site = try ServedSite([
      ".git/config": "geheim", ".env": "geheim", "a/.htpasswd": "geheim", ".zorgsite/manifest": "geheim",
      ".well-known/x": "geheim",
    ])
    defer { site.remove() }
    let reply = try site.get(path)
    #expect(reply.status == 404)
    #expect(!reply.text.contains("geheim"))
  }

  @Test(arguments: [
    "/link.txt", "/folder/secret.txt", "/inside.txt", "/folder/", "/folder", "/indexed/", "/fifo", "/absolute/passwd",
  ])
  func followsNoSymbolicLink(path: String) throws {
    let site = try ServedSite(["a.txt": "geheim", "indexed/x.txt": "x"])
    defer { site.remove() }
    let links = [
      "link.txt": "../secret.txt", "folder": "..", "inside.txt": "a.txt", "indexed/index.html": "../a.txt",
      "404.html": "../secret.txt", "absolute": "/etc",
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: site.output.appending(path: name).path, withDestinationPath: target)
    }
    #expect(mkfifo(site.output.appending(path: "fifo").path, 0o644) == 0)
    let reply = try site.get(path)
    #expect(reply.status == 404)
    #expect(!reply.text.contains("geheim"))
  }

  @Test(arguments: [
    [], ["evil.nl"], ["evil.nl:PORT"], ["127.0.0.1.evil.nl"], ["127.0.0.1.evil.nl:PORT"], ["127.0.0.1"],
    ["localhost:1"],
    ["localhost:PORT", "evil.nl"], ["localhost:PORT", "localhost:PORT"], ["localhost:PORT, evil.nl"],
    ["evil.nl@localhost:PORT"],
    ["localhost:PORT/"], ["localhost.:PORT"], ["[::1"], ["[::2]:PORT"], ["0.0.0.0:PORT"], ["2130706433:PORT"], [""],
    ["localhost:0PORT"], ["localhost:PORT:PORT"],
  ])
  func refusesARequestThatDoesNotNameItsHost(hosts: [String]) throws {
    let site = try ServedSite(["a.txt": "geheim"])
    defer { site.remove() }
    let client = try Loopback(port: site.port)
    let fields = hosts.map { "Host: \($0.replacing("PORT", with: "\(site.port)"))\r\n" }.joined()
    client.send("GET /a.txt HTTP/1.1\r\n\(fields)X-Forwarded-Host: localhost:\(site.port)\r\n\r\n")
    let reply = try client.reply()
    #expect(reply.status == 403)
    #expect(!reply.text.contains("geheim"))
  }

  @Test(arguments: ["localhost", "LOCALHOST", "127.0.0.1", "[::1]", "preview.zorg.example"])
  func answersARequestThatNamesItsHost(host: String) throws {
    let site = try ServedSite(["a.txt": "a"]) { $0.allowedHosts = ["preview.zorg.example", "proxy.example:8443"] }
    defer { site.remove() }
    for authority in ["\(host):\(site.port)", "proxy.example:8443"] {
      let client = try Loopback(port: site.port)
      client.send("GET /a.txt HTTP/1.1\r\nHost: \(authority)\r\nX-Forwarded-Host: evil.nl\r\n\r\n")
      #expect(try client.reply().text == "a")
    }
  }

  @Test func givesNothingToPagesOfOtherOrigins() throws {
    let site = try ServedSite(["index.html": "<p>", "a.txt": "a", "f/index.html": ""])
    defer { site.remove() }
    let paths = ["/", "/a.txt", "/f", "/weg", "/../", "/_zorgsite/live.js", "/_zorgsite/live.css", "/_zorgsite/events"]
    for path in paths {
      for method in ["GET", "HEAD", "OPTIONS"] {
        let reply = try site.get(
          path, method: method, fields: ["Origin: http://evil.nl", "Access-Control-Request-Method: GET"])
        #expect(!reply.fields.contains { $0.name.hasPrefix("access-control") })
        #expect(reply["cross-origin-resource-policy"] == "same-origin")
      }
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"])
  func answersOtherMethodsWithWhatIsAllowed(method: String) throws {
    let site = try ServedSite(["a.txt": "a"])
    defer { site.remove() }
    let reply = try site.get("/a.txt", method: method)
    #expect(reply.status == 405)
    #expect(reply["allow"] == "GET, HEAD")
  }

  @Test(arguments: [
    "GET / HTTP/2.0\r\n\r\n", "GET /\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GE T / HTTP/1.1\r\n\r\n",
    "\u{16}\u{3}\u{1}\r\n\r\n",
    "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
    "GET / HTTP/1.1\r\nnonsense\r\n\r\n",
    "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", "GET / HTTP/1.1\r\nA: b\0c\r\n\r\n", "GET /\u{e9} HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\n: x\r\n\r\n",
  ])
  func refusesWhatIsNotAProperRequest(request: String) throws {
    let site = try ServedSite(["index.html": ""])
    defer { site.remove() }
    let client = try Loopback(port: site.port)
    client.send(request)
    #expect(try client.reply().status == 400)
    try client.waitForEnd()
  }
}
