import Testing

@testable import ZorgServer

@Suite struct AllowedHostsTests {
  @Test(arguments: [
    ("127.0.0.1", 8080, "localhost:8080", true), ("127.0.0.1", 8080, "localhost", false),
    ("127.0.0.1", 80, "localhost", true), ("127.0.0.1", 80, "localhost:80", true),
    ("127.0.0.1", 8080, "192.168.1.5:8080", false), ("192.168.1.5", 8080, "192.168.1.5:8080", true),
    ("192.168.1.5", 8080, "localhost:8080", true), ("0.0.0.0", 8080, "0.0.0.0:8080", false),
    ("::", 8080, "[::]:8080", false), ("::1", 8080, "[::1]:8080", true), ("fd00::1", 8080, "[FD00::1]:8080", true),
    ("127.0.0.1", 8080, "zorg.example", true), ("127.0.0.1", 8080, "zorg.example:8080", true),
    ("127.0.0.1", 8080, "zorg.example:443", false), ("127.0.0.1", 8080, "proxy.example:8443", true),
    ("127.0.0.1", 8080, "proxy.example", false), ("127.0.0.1", 80, "", false), ("127.0.0.1", 80, "evil.nl", false),
  ])
  func admitsOnlyItsOwnNames(bind: String, port: UInt16, authority: String, isAdmitted: Bool) {
    let hosts = AllowedHosts(port: port, bind: bind, others: ["zorg.example", "Proxy.example:8443"])
    #expect(hosts.admits(authority) == isAdmitted)
  }
}
