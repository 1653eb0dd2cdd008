/// A place in a file: line and column count from 1, the column in Unicode scalars, `length` in scalars too.
public struct Position: Sendable, Hashable, Comparable {
  public var line: Int
  public var column: Int
  public var length: Int

  public init(line: Int, column: Int, length: Int = 1) {
    self.line = line
    self.column = column
    self.length = length
  }

  public static func < (first: Position, second: Position) -> Bool {
    (first.line, first.column, first.length) < (second.line, second.column, second.length)
  }
}
