import Text

/// What is known of all templates together, to find names that nothing ever gives a value and parents that never end.
struct Survey {
  struct Name: Hashable {
    var template: Int32
    var name: String
  }

  /// What one template says about others.
  struct Sheet {
    var blocks: [String]
    /// Blocks that no other block of the template holds.
    var outerBlocks: [(name: String, offset: Int)] = []
    var parent: (name: String, offset: Int)?
    /// Whether a parent is named that only rendering knows.
    var hasOpenParent = false
    var exports: Set<String> = []
    var imports: [(template: String, name: String, offset: Int)] = []
  }

  /// Names read from the context.
  var reads: [(template: Int32, name: String, offset: Int)] = []
  /// Names that some template assigns.
  var assigned: Set<String> = []
  /// Names that a template asks about by `is defined` or `default`.
  var guarded: Set<Name> = []
  private var sheets: [Int32: Sheet] = [:]

  mutating func begin(template: Int32, statements: [Statement], blocks: [String]) {
    var sheet = Sheet(blocks: blocks)
    sheet.read(statements)
    sheets[template] = sheet
  }

  /// Mistakes by template.
  func mistakes(in program: Program, known: [String]) -> [(Int32, Mistake)] {
    unknownNames(known) + endlessParents(program) + unknownBlocks(program) + unknownImports(program)
  }

  private func unknownNames(_ known: [String]) -> [(Int32, Mistake)] {
    let names = assigned.union(known).union(["loop", "caller", "varargs", "kwargs", "self", "super"])
    var candidates: [String]?
    var reported: Set<Name> = []
    var result: [(Int32, Mistake)] = []
    for read in reads where !names.contains(read.name) {
      let name = Name(template: read.template, name: read.name)
      guard !guarded.contains(name), reported.insert(name).inserted else { continue }
      let all = candidates ?? names.sorted()
      candidates = all
      var mistake = Mistake(
        "name", "'\(read.name)' is not defined: no page passes it and no template assigns it", at: read.offset,
        length: read.name.utf8.count, suggestion: nearMiss(of: read.name, in: all))
      mistake.isWarning = true
      result.append((read.template, mistake))
    }
    return result
  }

  /// The constant parents of a template, nearest first; stops where one comes back.
  private func parents(of template: Int32, _ program: Program) -> (chain: [Int32], isEndless: Bool, isOpen: Bool) {
    var chain: [Int32] = []
    var current = template
    while let sheet = sheets[current] {
      if sheet.hasOpenParent { return (chain, false, true) }
      guard let parent = sheet.parent else { return (chain, false, false) }
      guard let number = program.templateNumbers[parent.name] else { return (chain, false, true) }
      if number == template { return (chain + [number], true, false) }
      if chain.contains(number) { return (chain, false, true) }
      chain.append(number)
      current = number
    }
    return (chain, false, true)
  }

  private func endlessParents(_ program: Program) -> [(Int32, Mistake)] {
    var result: [(Int32, Mistake)] = []
    for (template, sheet) in sheets.sorted(by: { $0.key < $1.key }) {
      let (chain, isEndless, _) = parents(of: template, program)
      guard isEndless, let parent = sheet.parent else { continue }
      let names = ([template] + chain).map { "'\(program.templates[Int($0)].name)'" }.joined(separator: " <- ")
      result.append(
        (template, Mistake("extends", "templates extend each other in a circle: \(names)", at: parent.offset)))
    }
    return result
  }

  private func unknownBlocks(_ program: Program) -> [(Int32, Mistake)] {
    var result: [(Int32, Mistake)] = []
    for (template, sheet) in sheets.sorted(by: { $0.key < $1.key }) where sheet.parent != nil {
      let (chain, isEndless, isOpen) = parents(of: template, program)
      if isEndless || isOpen { continue }
      let names = chain.flatMap { sheets[$0]?.blocks ?? [] }
      for block in sheet.outerBlocks where !names.contains(block.name) {
        var mistake = Mistake(
          "block", "block '\(block.name)' is never shown: no parent template has it", at: block.offset, length: 5,
          suggestion: nearMiss(of: block.name, in: names))
        mistake.isWarning = true
        result.append((template, mistake))
      }
    }
    return result
  }

  private func unknownImports(_ program: Program) -> [(Int32, Mistake)] {
    var result: [(Int32, Mistake)] = []
    for (template, sheet) in sheets.sorted(by: { $0.key < $1.key }) {
      for item in sheet.imports {
        guard let number = program.templateNumbers[item.template], let other = sheets[number], other.parent == nil,
          !other.hasOpenParent, !other.exports.contains(item.name)
        else { continue }
        var mistake = Mistake(
          "import", "template '\(item.template)' has no macro or value '\(item.name)'", at: item.offset,
          length: item.name.utf8.count, suggestion: nearMiss(of: item.name, in: other.exports.sorted()))
        mistake.isWarning = true
        result.append((template, mistake))
      }
    }
    return result
  }
}

extension Survey.Sheet {
  fileprivate mutating func read(_ statements: [Statement], isTop: Bool = true, isInBlock: Bool = false) {
    for statement in statements {
      switch statement.kind {
      case .extends(let expression):
        if case .constant(.string(let name)) = expression.kind, isTop, parent == nil {
          parent = (name, expression.offset)
        } else {
          hasOpenParent = true
        }
      case .block(let block): if !isInBlock { outerBlocks.append((block.name, statement.offset)) }
      case .macro(let macro): exports.insert(macro.name)
      case .set(let target, _), .setBlock(let target, _, _): exports.formUnion(target.names)
      case .importNames(let expression, let names, _):
        if case .constant(.string(let template)) = expression.kind {
          imports += names.map { (template, $0.name, $0.offset) }
        }
      default: break
      }
      let isBlock = if case .block = statement.kind { true } else { false }
      for body in statement.bodies { read(body, isTop: false, isInBlock: isInBlock || isBlock) }
    }
  }
}

extension Target {
  fileprivate var names: [String] {
    switch self {
    case .name(let name, _): [name]
    case .namespace: []
    case .tuple(let targets, _): targets.flatMap(\.names)
    }
  }
}
