/// A place in a file: line and column count from 1, the column in Unicode scalars, `length` in scalars too.
public struct Position: Sendable, Hashable, Comparable {
  // A large site has millions of places, so each is small.
  private var lineNumber: Int32
  private var columnNumber: Int32
  private var scalarCount: Int32

  public init(line: Int, column: Int, length: Int = 1) {
    lineNumber = Int32(clamping: line)
    columnNumber = Int32(clamping: column)
    scalarCount = Int32(clamping: length)
  }

  public var line: Int {
    get { Int(lineNumber) }
    set { lineNumber = Int32(clamping: newValue) }
  }

  public var column: Int {
    get { Int(columnNumber) }
    set { columnNumber = Int32(clamping: newValue) }
  }

  public var length: Int {
    get { Int(scalarCount) }
    set { scalarCount = Int32(clamping: newValue) }
  }

  public static func < (first: Position, second: Position) -> Bool {
    (first.lineNumber, first.columnNumber, first.scalarCount)
      < (second.lineNumber, second.columnNumber, second.scalarCount)
  }
}
