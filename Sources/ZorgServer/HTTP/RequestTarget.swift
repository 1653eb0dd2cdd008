/// What a request asks for: a path, as `/over/?x=1`, or a whole address, as `http://localhost:8080/over/`.
struct RequestTarget: Sendable, Equatable {
  /// The host of a whole address; nil for a path.
  var authority: String?
  var path: RequestPath
  /// What follows the question mark, as it was sent.
  var query: String?

  init(_ text: String) throws(Refusal) {
    var rest = Substring(text)
    let scheme = "http://"
    if rest.lowercased().hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
      let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      self.authority = String(authority)
      rest = rest.dropFirst(authority.count)
      if rest.isEmpty { rest = "/" }
    }
    guard !rest.contains("#") else { throw Refusal(.badRequest, "The address is malformed.") }
    let path = rest.prefix { $0 != "?" }
    if path.count < rest.count { query = String(rest.dropFirst(path.count + 1)) }
    self.path = try RequestPath(encoded: path)
  }
}
