/// What one YAML or JSON text may hold. Anything beyond is an error, found before it costs time or memory.
public struct FrontMatterLimits: Sendable {
  /// Bytes of the whole text; after aliases are expanded, twice as many.
  public var bytes = 256 * 1024
  /// Nested lists and mappings.
  public var depth = 32
  /// Values after aliases are expanded.
  public var nodes = 10_000
  /// Bytes of one scalar.
  public var scalarBytes = 64 * 1024
  /// Lines of YAML that start with `%`.
  public var directives = 16

  public init() {}

  /// For files in `data/`, which are larger than front matter.
  public static let data: FrontMatterLimits = {
    var limits = FrontMatterLimits()
    limits.bytes = 16 * 1024 * 1024
    limits.nodes = 1_000_000
    return limits
  }()
}
