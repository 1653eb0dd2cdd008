/// An answer as a client sees it.
struct Reply {
  var status: Int
  /// Names in lower case.
  var fields: [(name: String, value: String)]
  var body: [UInt8] = []

  var text: String { String(decoding: body, as: UTF8.self) }

  init(head: String) {
    let lines = head.split(separator: "\r\n")
    status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
    fields = lines.dropFirst().compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (line[..<colon].lowercased(), String(line[colon...].dropFirst(2)))
    }
  }

  /// The value of a field.
  subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }
}
