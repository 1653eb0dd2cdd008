import Glibc

/// Shows a site's output to browsers on this machine, and tells open pages when it changes.
///
/// It reads only below its folder, answers only requests that name it as their host, and bounds what one client can
/// take in time and memory. It is for looking at drafts, not for the internet.
///
/// All connections are served by one thread, which owns all of the server's state.
public final class PreviewServer: Sendable {
  /// The port that it listens on, also where any was asked for.
  public let port: UInt16
  /// The address of the site's first page.
  public let url: String
  private let events: Descriptor

  /// Starts to serve. Throws where the address is none of this machine's or the port is taken.
  public init(_ options: PreviewOptions) throws(ServerError) {
    let site = try SitePages(
      folder: options.folder, basePath: options.basePath, pageBytes: options.limits.pageBytes)
    let listener = try Listener(address: options.bind, port: options.port)
    let hosts = AllowedHosts(port: listener.port, bind: options.bind, others: options.allowedHosts)
    let (sender, receiver) = try Descriptor.pair()
    port = listener.port
    let name = ["0.0.0.0": "127.0.0.1", "::": "localhost"][options.bind] ?? options.bind
    url = "http://\(name.contains(":") ? "[\(name)]" : name):\(port)\(site.home)"
    events = sender
    let instance = String(UInt32.random(in: 0 ... .max), radix: 36)
    let limits = options.limits
    try startThread {
      var loop = ServerLoop(
        listener: listener, events: receiver, preview: Preview(hosts: hosts, site: site),
        live: LiveState(instance: instance), limits: limits)
      loop.run()
    }
  }

  /// Tells all open pages; returns at once.
  public func publish(_ event: LiveEvent) {
    EventChannel.send(event, over: events)
  }

  /// Closes the port and all connections, and returns when they are closed.
  public func stop() {
    shutdown(events.number, Int32(SHUT_WR))
    var byte: UInt8 = 0
    while recv(events.number, &byte, 1, 0) < 0, errno == EINTR {}
  }
}
