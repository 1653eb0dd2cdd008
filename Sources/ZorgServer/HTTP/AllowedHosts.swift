/// The hosts that a request may name.
///
/// A page of a stranger can make a browser send requests to the loopback address by giving its own name that address
/// (DNS rebinding). Such requests still carry the stranger's name in `Host`.
struct AllowedHosts: Sendable {
  /// In lower case, with their ports as a browser sends them.
  private let authorities: Set<String>

  /// `others` are names as a browser sends them: with a port where a proxy has one, or for this server's own port
  /// without.
  init(port: UInt16, bind: String, others: [String]) {
    let own = bind.contains(":") ? "[\(bind)]" : bind
    let isWildcard = own == "0.0.0.0" || own == "[::]"
    let names = ["localhost", "127.0.0.1", "[::1]"] + (isWildcard ? [] : [own])
    var authorities = Set(others + (names + others).map { "\($0):\(port)" })
    if port == 80 { authorities.formUnion(names) }  // the port that browsers leave out
    self.authorities = Set(authorities.map { $0.lowercased() })
  }

  /// Whether a host with its port, as `localhost:8080`, is this server.
  func admits(_ authority: String) -> Bool {
    authorities.contains(authority.lowercased())
  }
}
