/// What the preview server bears from its clients. Times are in milliseconds.
public struct ServerLimits: Sendable {
  /// The longest line of a request's head.
  public var lineBytes = 8 * 1024
  /// The largest head of a request.
  public var headBytes = 32 * 1024
  /// The most header fields of a request.
  public var fields = 100
  /// The most connections at once. One more takes the place of the connection that has waited longest for a request.
  public var connections = 128
  /// The most connections that wait for live events.
  public var eventStreams = 32
  /// Until a head has come in, counted from its first byte or from the start of the connection.
  public var headTime = 10_000
  /// Until the next request on a connection.
  public var idleTime = 30_000
  /// Until a client takes the next bytes of an answer.
  public var stallTime = 30_000
  /// Until a client has taken all of an answer.
  public var responseTime = 600_000
  /// Between two signs of life on a stream of events.
  public var heartbeat = 15_000
  /// HTML files up to this size get the script for live reload; larger ones are sent as they are.
  public var pageBytes = 32 * 1024 * 1024

  public init() {}
}
