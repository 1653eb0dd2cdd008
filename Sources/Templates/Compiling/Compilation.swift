import Calendar

/// The compiled program as one shared object.
final class Compilation: Sendable {
  let program: Program
  let symbolNumbers: [String: Int32]
  let monthNames: MonthNames

  init(_ program: Program, symbolNumbers: [String: Int32], monthNames: MonthNames) {
    self.program = program
    self.symbolNumbers = symbolNumbers
    self.monthNames = monthNames
  }

  /// Gives an engine the tables as plain memory while a body runs.
  func withTables<Result>(_ engine: inout Engine, _ body: (inout Engine) -> Result) -> Result {
    program.nodes.withUnsafeBufferPointer { nodes in
      program.lists.withUnsafeBufferPointer { lists in
        program.units.withUnsafeBufferPointer { units in
          program.text.withUnsafeBufferPointer { text in
            program.fields.withUnsafeBufferPointer { fields in
              program.globalPositions.withUnsafeBufferPointer { globals in
                program.functionNumbers.withUnsafeBufferPointer { functions in
                  engine.nodes = nodes
                  engine.lists = lists
                  engine.units = units
                  engine.text = text
                  engine.fields = fields
                  engine.globalPositions = globals
                  engine.functionNumbers = functions
                  return body(&engine)
                }
              }
            }
          }
        }
      }
    }
  }
}
