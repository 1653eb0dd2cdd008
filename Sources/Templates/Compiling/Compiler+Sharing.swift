extension Compiler {
  /// Finds the templates that print the same on all pages that share their globals: those that read nothing of a page but
  /// these, and leave nothing behind.
  mutating func markShared(_ globals: [String]) {
    let symbols = Set(globals.compactMap { symbolNumbers[$0] })
    guard !symbols.isEmpty else { return }
    for template in program.templates.indices {
      program.templates[template].isShared = program.templates[template].nodes.allSatisfy {
        isShared(program.nodes[$0], symbols)
      }
    }
    // What includes a template that is not shared is not shared either.
    while let template = program.templates.indices.first(where: includesOwn) {
      program.templates[template].isShared = false
    }
  }

  private func includesOwn(_ template: Int) -> Bool {
    program.templates[template].isShared
      && program.templates[template].nodes.contains {
        program.nodes[$0].operation == .include && !includesShared(program.nodes[$0])
      }
  }

  private func includesShared(_ include: Node) -> Bool {
    guard let name = constantValue(include.first)?.text, let template = program.templateNumbers[name] else {
      return false
    }
    return program.templates[Int(template)].isShared
  }

  private func isShared(_ node: Node, _ globals: Set<Int32>) -> Bool {
    switch node.operation {
    case .global: globals.contains(node.first)
    case .context: false
    case .call: pureFunction(of: node) != nil
    // What it includes is looked at when all templates are.
    case .include: true
    default: isPure(node)
    }
  }

  /// Whether a node that is no name and no call does nothing but to compute and to print.
  func isPure(_ node: Node) -> Bool {
    switch node.operation {
    case .hostFilter: program.hostFilters[Int(node.second)].isPure
    // Names that templates assign, what macros share, and what needs another template's blocks or macros.
    case .enterResolved, .cell, .storeCell, .storeNamespace, .defineMacro, .callBlock, .callBlockOfTemplate, .extends,
      .include, .importModule, .importNames:
      false
    default: true
    }
  }
}
