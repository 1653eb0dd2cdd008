/// A variable of a unit during compilation.
final class Variable {
  let unit: UnitBuilder
  let slot: Int32
  let symbol: Int32
  /// Whether a macro inside shares it, so that its slot holds a cell.
  var isCell = false
  /// Nodes that read, store or enter it, to be changed when it turns out to be a cell.
  var uses: [Int] = []

  init(unit: UnitBuilder, slot: Int32, symbol: Int32) {
    self.unit = unit
    self.slot = slot
    self.symbol = symbol
  }
}

/// A unit during compilation.
final class UnitBuilder {
  let number: Int
  let parent: UnitBuilder?
  var slotCount: Int32 = 0
  var captures: [(outside: Variable, inside: Variable)] = []
  var cells: [Int32] = []
  var depth: Int32 = 0
  var maximumDepth: Int32 = 0

  init(number: Int, parent: UnitBuilder?) {
    self.number = number
    self.parent = parent
  }

  func makeVariable(_ symbol: Int32) -> Variable {
    defer { slotCount += 1 }
    return Variable(unit: self, slot: slotCount, symbol: symbol)
  }
}

/// The names of one scope: a unit's top level, a loop's body, a `with`.
final class Scope {
  enum Name {
    case variable(Variable)
    /// Read from the context where it is used: nothing in this scope assigns it.
    case context
  }

  let parent: Scope?
  let unit: UnitBuilder
  var names: [String: Name] = [:]
  var stores: [String] = []

  init(parent: Scope?, unit: UnitBuilder) {
    self.parent = parent
    self.unit = unit
  }

  func find(_ name: String) -> Name? {
    var scope: Scope? = self
    while let current = scope {
      if let found = current.names[name] { return found }
      scope = current.parent
    }
    return nil
  }

  /// Everything assigned in this scope and around it, nearest first: what `include` hands over.
  var visibleStores: [String] {
    var seen: Set<String> = []
    var result: [String] = []
    var scope: Scope? = self
    while let current = scope {
      for name in current.stores where seen.insert(name).inserted { result.append(name) }
      scope = current.parent
    }
    return result
  }
}
