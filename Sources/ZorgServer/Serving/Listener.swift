import Glibc

/// A socket that takes connections.
struct Listener: Sendable {
  let socket: Descriptor
  /// The port that it really has.
  let port: UInt16

  /// Listens on an IP address or `localhost`, on a port or, for 0, on any free one.
  init(address: String, port: UInt16) throws(ServerError) {
    let host = address == "localhost" ? "127.0.0.1" : address
    var four = sockaddr_in()
    var six = sockaddr_in6()
    if inet_pton(AF_INET, host, &four.sin_addr) == 1 {
      four.sin_family = sa_family_t(AF_INET)
      four.sin_port = port.bigEndian
      socket = try Self.listen(&four, family: AF_INET, port: port)
    } else if inet_pton(AF_INET6, host, &six.sin6_addr) == 1 {
      six.sin6_family = sa_family_t(AF_INET6)
      six.sin6_port = port.bigEndian
      socket = try Self.listen(&six, family: AF_INET6, port: port)
    } else {
      throw .address(address)
    }
    self.port = try Self.port(of: socket)
  }

  /// A waiting connection, ready for use without blocking; nil where none waits or none can be opened.
  func accept() -> Descriptor? {
    let number = Glibc.accept(socket.number, nil, nil)
    guard number >= 0 else { return nil }
    _ = fcntl(number, F_SETFL, O_NONBLOCK)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    var on: Int32 = 1
    setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    return Descriptor(number)
  }

  private static func listen<Address>(
    _ address: inout Address, family: Int32, port: UInt16
  ) throws(ServerError) -> Descriptor {
    let number = Glibc.socket(family, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard number >= 0 else { throw .last("open a socket") }
    let socket = Descriptor(number)
    var on: Int32 = 1
    setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(number, $0, socklen_t(MemoryLayout<Address>.size))
      }
    }
    guard bound == 0, Glibc.listen(number, SOMAXCONN) == 0 else {
      throw errno == EADDRINUSE ? .portInUse(port) : .last("listen on port \(port)")
    }
    return socket
  }

  private static func port(of socket: Descriptor) throws(ServerError) -> UInt16 {
    var address = sockaddr_in6()
    var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket.number, $0, &length) }
    }
    guard result == 0 else { throw .last("ask for the port") }
    return UInt16(bigEndian: address.sin6_port)  // stands at the same place in both kinds of addresses
  }
}
