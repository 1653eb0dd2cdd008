/// What the preview server serves, and where.
public struct PreviewOptions: Sendable {
  /// The folder with the site's output; it may appear after the server has started.
  public var folder: String
  /// An IP address of this machine, or `localhost`.
  public var bind = "127.0.0.1"
  /// 0 for any free port.
  public var port: UInt16 = 0
  /// The path that the site is made for, as `/portal/`.
  public var basePath = "/"
  /// Further hosts that requests may name, as a browser sends them: `preview.example.nl`, or with the port of a proxy.
  public var allowedHosts: [String] = []
  public var limits = ServerLimits()

  public init(folder: String) {
    self.folder = folder
  }
}
