import Text

extension Engine {
  func place(_ node: Int32) -> Fault.Place {
    Fault.Place(template: units[Int(unit)].template, offset: nodes[Int(node)].offset)
  }

  func fault(_ complaint: Complaint, at node: Int32) -> Fault {
    Fault(code: complaint.code, message: complaint.message, suggestion: complaint.suggestion, place: place(node))
  }

  func fault(_ code: String, _ message: String, at node: Int32, suggestion: String? = nil) -> Fault {
    Fault(code: "template.\(code)", message: message, suggestion: suggestion, place: place(node))
  }

  func name(_ symbol: Int32) -> String { program.program.symbols[Int(symbol)] }

  /// The value of a name that nothing has assigned.
  func missingName(_ symbol: Int32) -> Value {
    let name = name(symbol)
    return .undefined(Missing("'\(name)' is not defined", suggestion: nearMiss(of: name, in: visibleNames())))
  }

  func missingField(_ symbol: Int32, of value: Value) -> Value {
    let name = name(symbol)
    switch value {
    case .record(let record):
      guard Int(record.shape) < program.program.shapes.count else { break }
      let shape = program.program.shapes[Int(record.shape)]
      return .undefined(
        Missing(
          "\(shape.name) has no field '\(name)'", suggestion: nearMiss(of: name, in: shape.fields.map(\.name))))
    case .map(let map):
      return .undefined(
        Missing("mapping has no key '\(name)'", suggestion: nearMiss(of: name, in: map.keys.compactMap(\.text))))
    case .handle(let handle) where handle.kind == .module:
      let template = program.program.templates[Int(instances[Int(handle.index)].template)].name
      let names = instances[Int(handle.index)].variables.map { self.name($0.symbol) }
      return .undefined(
        Missing("template '\(template)' has no macro or value '\(name)'", suggestion: nearMiss(of: name, in: names)))
    case .handle(let handle) where handle.kind == .blocks:
      let names = instances[Int(instances[Int(handle.index)].blockOwner)].blocks.map { self.name($0.symbol) }
      return .undefined(Missing("there is no block '\(name)'", suggestion: nearMiss(of: name, in: names)))
    default: break
    }
    return .undefined(Missing("\(value.kindName) has no '\(name)'"))
  }

  private func visibleNames() -> [String] {
    var names: [String] = []
    var current = instance
    while current >= 0 {
      names += instances[Int(current)].variables.map { name($0.symbol) }
      names += instances[Int(current)].passed.map { name($0.symbol) }
      if instances[Int(current)].seesGlobals {
        names += globalPositions.indices.filter { globalPositions[$0] >= 0 }.map { name(Int32($0)) }
      }
      current = instances[Int(current)].parent
    }
    names += localNames()
    names += functionNumbers.indices.filter { functionNumbers[$0] >= 0 }.map { name(Int32($0)) }
    return names
  }

  /// Names that the current unit's own variables have.
  private func localNames() -> [String] {
    var symbols: Set<Int32> = []
    let parameters = units[Int(unit)]
    for position in 0..<Int(parameters.parameterCount) {
      symbols.insert(lists[Int(parameters.parameterStart) + position])
    }
    return symbols.sorted().map { name($0) }
  }
}
