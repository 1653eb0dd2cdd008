/// The hosts that a request may name.
///
/// A page of a stranger can make a browser send requests to the loopback address by giving its own name that address
/// (DNS rebinding). Such requests still carry the stranger's name in `Host`.
struct AllowedHosts: Sendable {
  private let port: UInt16
  /// In lower case; either a name, for the server's own port, or a name with its port.
  private let names: Set<String>

  init(port: UInt16, bind: String, others: [String]) {
    self.port = port
    let own = bind.contains(":") ? "[\(bind)]" : bind
    let wildcards = ["0.0.0.0", "[::]"]
    names = Set(
      ["localhost", "127.0.0.1", "[::1]"] + (wildcards.contains(own) ? [] : [own.lowercased()])
        + others.map { $0.lowercased() })
  }

  /// Whether a host with its port, as `localhost:8080`, is this server.
  func admits(_ authority: String) -> Bool {
    let authority = authority.lowercased()
    if port == 80, names.contains(authority) { return true }
    if names.contains(authority), hasPort(authority) { return true }
    let suffix = ":\(port)"
    return authority.hasSuffix(suffix) && names.contains(String(authority.dropLast(suffix.count)))
  }

  private func hasPort(_ authority: String) -> Bool {
    guard let colon = authority.lastIndex(of: ":") else { return false }
    return !authority[colon...].contains("]")
  }
}
