/// An answer: status, header fields and body.
struct Response: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// A part of a file, sent as it is read.
    case file(OpenFile, Range<Int>)
    /// The stream of live events, without an end.
    case events
  }

  var status: Status
  /// Names and values of ours, never text of a request unless it was encoded.
  var fields: [(name: String, value: String)]
  var body: Body

  init(_ status: Status, type: String, _ body: Body, fields: [(name: String, value: String)] = []) {
    self.status = status
    self.fields = [("Content-Type", type)] + fields
    self.body = body
  }

  /// A sentence as plain text.
  init(_ refusal: Refusal) {
    self.init(refusal.status, type: "text/plain; charset=utf-8", .bytes(Array("\(refusal.reason)\n".utf8)))
    if refusal.status == .methodNotAllowed { fields.append(("Allow", "GET, HEAD")) }
  }

  /// A redirect to a path of this server, which is encoded already.
  static func redirect(to path: String, query: String?) -> Response {
    let location = query.map { "\(path)?\($0)" } ?? path
    return Response(.found, type: "text/plain; charset=utf-8", .bytes([]), fields: [("Location", location)])
  }

  /// The part of this response that a `Range` field asks for; for a whole one with status 200 only.
  func limited(to range: String?) -> Response {
    guard status == .ok, let size else { return self }
    var copy = self
    copy.fields.append(("Accept-Ranges", "bytes"))
    switch ByteRange(range, size: size) {
    case .whole: return copy
    case .unsatisfiable:
      copy = Response(Refusal(.rangeNotSatisfiable, "The range starts behind the end."))
      copy.fields.append(("Content-Range", "bytes */\(size)"))
    case .part(let part):
      copy.status = .partialContent
      copy.fields.append(("Content-Range", "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"))
      switch body {
      case .bytes(let bytes): copy.body = .bytes(Array(bytes[part]))
      case .file(let file, _): copy.body = .file(file, part)
      case .events: break
      }
    }
    return copy
  }

  /// The head as it is sent. Nothing is cached, guessed at or given to pages of other origins.
  func head(keepsConnection: Bool) -> [UInt8] {
    var text = "HTTP/1.1 \(status.rawValue) \(status.reason)\r\n"
    for field in fields { text += "\(field.name): \(field.value)\r\n" }
    if let size { text += "Content-Length: \(size)\r\n" }
    text +=
      "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n"
    if !keepsConnection { text += "Connection: close\r\n" }
    return Array((text + "\r\n").utf8)
  }

  /// In bytes; nil for a stream.
  private var size: Int? {
    switch body {
    case .bytes(let bytes): bytes.count
    case .file(_, let range): range.count
    case .events: nil
    }
  }
}
