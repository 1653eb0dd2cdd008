import Foundation
import Testing

@testable import ZorgServer

/// A small site in a folder of its own, with a server for it; `remove()` ends both.
struct ServedSite {
  let folder: URL
  let server: PreviewServer

  var port: UInt16 { server.port }
  var output: URL { folder.appending(path: "output") }

  init(_ files: [String: String] = [:], change: (inout PreviewOptions) -> Void = { _ in }) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "zorgsite-server-\(UUID().uuidString)")
    let output = folder.appending(path: "output")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    var options = PreviewOptions(folder: output.path)
    change(&options)
    server = try PreviewServer(options)
    try write("geheim", to: "../secret.txt")
    for (name, text) in files { try write(text, to: name) }
  }

  func write(_ text: String, to name: String) throws {
    let file = output.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Asks for a path with a right `Host` and, if given, more fields.
  func get(_ path: String, method: String = "GET", fields: [String] = []) throws -> Reply {
    let client = try Loopback(port: port)
    let lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)"] + fields
    client.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
    return try client.reply(hasBody: method != "HEAD")
  }

  /// A client that has been greeted on the stream of events.
  func listener() throws -> (client: Loopback, greeting: String) {
    let client = try Loopback(port: port)
    client.send("GET /_zorgsite/events HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nSec-Fetch-Site: same-origin\r\n\r\n")
    try #require(try client.reply(hasBody: false).status == 200)
    return (client, try client.text(until: "event: hello\n") + client.text(until: "\n\n"))
  }

  func remove() {
    server.stop()
    try? FileManager.default.removeItem(at: folder)
  }
}
