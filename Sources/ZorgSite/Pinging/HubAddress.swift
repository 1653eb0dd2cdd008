/// Where a WebSub hub listens.
struct HubAddress: Sendable, Equatable {
  var isSecure: Bool
  /// Without the brackets of an IPv6 address.
  var host: String
  var port: UInt16
  /// Path and query, starting with `/`.
  var target: String
  /// What stands in the header `Host`.
  var authority: String

  /// Nil for what is no `http` or `https` address with a host.
  init?(_ url: String) {
    let schemes = [("https://", true, UInt16(443)), ("http://", false, UInt16(80))]
    guard let (scheme, isSecure, standardPort) = schemes.first(where: { url.lowercased().hasPrefix($0.0) }) else {
      return nil
    }
    let rest = url.dropFirst(scheme.count).prefix { $0 != "#" }
    let isPlain = rest.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard isPlain, !authority.isEmpty, !authority.contains("@") else { return nil }
    var host = authority
    port = standardPort
    if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
      guard let number = UInt16(authority[authority.index(after: colon)...]), number > 0 else { return nil }
      (host, port) = (authority[..<colon], number)
    }
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    guard !host.isEmpty else { return nil }
    let target = rest.dropFirst(authority.count)
    self.isSecure = isSecure
    self.host = String(host)
    self.authority = String(authority)
    self.target = target.hasPrefix("/") ? String(target) : "/" + target
  }
}
