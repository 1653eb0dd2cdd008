/// The head of a request: its first line and its header fields.
struct RequestHead: Sendable, Equatable {
  struct Field: Sendable, Equatable {
    /// In lower case.
    var name: String
    /// Without white space around it.
    var value: String
  }

  var method: String
  /// As it was sent: visible ASCII only.
  var target: String
  /// Whether the connection stays open after the answer, as far as the client is concerned.
  var keepsConnection: Bool
  var fields: [Field]

  /// Reads a whole head, the empty line included.
  ///
  /// Strict where leniency has led to smuggled requests: no folded lines, no space before a colon, no control
  /// characters, one space between the parts of the first line.
  init(_ bytes: some Collection<UInt8>) throws(Refusal) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
      .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
      .filter { !$0.isEmpty }
    guard let first = lines.first else { throw Refusal(.badRequest, "The request is empty.") }
    let parts = first.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(isTokenByte),
      !parts[1].isEmpty, parts[1].allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw Refusal(.badRequest, "The first line is not that of a request.") }
    let version = String(decoding: parts[2], as: UTF8.self)
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
      throw Refusal(.badRequest, "The protocol is not HTTP/1.1.")
    }
    method = String(decoding: parts[0], as: UTF8.self)
    target = String(decoding: parts[1], as: UTF8.self)
    fields = []
    for line in lines.dropFirst() { fields.append(try Field(line)) }
    keepsConnection = version == "HTTP/1.1"
    for option in values(of: "connection").flatMap({ $0.lowercased().split(separator: ",") }) {
      if option.drop(while: \.isWhitespace).starts(with: "close") { keepsConnection = false }
    }
  }

  /// All values of a field, in the order in which they were sent.
  func values(of name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// The value of a field that was sent exactly once.
  func value(of name: String) -> String? {
    let values = values(of: name)
    return values.count == 1 ? values[0] : nil
  }

  /// Whether more bytes than the head belong to the request.
  func announcesBody() throws(Refusal) -> Bool {
    if !values(of: "transfer-encoding").isEmpty { return true }
    let lengths = values(of: "content-length")
    guard let length = lengths.first else { return false }
    guard lengths.count == 1, !length.isEmpty, length.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw Refusal(.badRequest, "The length of the body is not one number.")
    }
    return length.utf8.contains { $0 != 0x30 }
  }
}

extension RequestHead.Field {
  fileprivate init(_ line: some Collection<UInt8>) throws(Refusal) {
    let name = line.prefix { $0 != UInt8(ascii: ":") }
    guard name.count < line.count, !name.isEmpty, name.allSatisfy(isTokenByte) else {
      throw Refusal(.badRequest, "A line of the head is not a header field.")
    }
    let value = line.dropFirst(name.count + 1)
    guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }) else {
      throw Refusal(.badRequest, "A header field holds control characters.")
    }
    self.name = String(decoding: name, as: UTF8.self).lowercased()
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let trimmed = value.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    self.value = String(decoding: Array(trimmed), as: UTF8.self)
  }
}

/// The bytes of methods and field names, RFC 9110 section 5.6.2.
private func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}
