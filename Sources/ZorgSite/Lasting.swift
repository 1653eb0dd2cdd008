/// Values that stay for as long as the process lives. Giving back the hundred thousands of small pieces of which a large
/// site consists takes longer than ending the process with them.
final class Lasting: Sendable {
  private let values: [any Sendable]

  private init(_ values: [any Sendable]) {
    self.values = values
  }

  static func keep(_ values: [any Sendable]) {
    _ = Unmanaged.passRetained(Lasting(values))
  }
}
