/// Finds which names a scope reads and assigns, and what each holds when the scope is entered.
///
/// The rules are Jinja's: a name that is read before anything assigns it comes from the context; one assigned in a scope
/// is that scope's own and begins as the outer one of that name; a name assigned in only some branches of an `if` begins
/// as it is outside.
struct SymbolAnalysis {
  enum Load {
    case parameter
    case resolve
    case alias
    case unset
  }

  let parent: Scope?
  private(set) var loads: [String: Load] = [:]
  private(set) var order: [String] = []
  private(set) var stores: Set<String> = []

  init(parent: Scope?) {
    self.parent = parent
  }

  private mutating func define(_ name: String, _ load: Load) {
    if loads.updateValue(load, forKey: name) == nil { order.append(name) }
  }

  private func isKnown(_ name: String) -> Bool { loads[name] != nil || parent?.find(name) != nil }

  mutating func read(_ name: String) {
    if !isKnown(name) { define(name, .resolve) }
  }

  mutating func store(_ name: String) {
    stores.insert(name)
    guard loads[name] == nil else { return }
    define(name, parent?.find(name) != nil ? .alias : .unset)
  }

  mutating func declare(_ name: String) {
    stores.insert(name)
    define(name, .parameter)
  }
}

// MARK: - Walking

extension SymbolAnalysis {
  mutating func visit(_ statements: [Statement]) {
    for statement in statements { visit(statement) }
  }

  /// One statement as its own scope sees it: bodies that are scopes of their own are not entered.
  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .text, .block, .breakLoop, .continueLoop: break
    case .output(let expression), .evaluate(let expression), .extends(let expression): visit(expression)
    case .conditional(let branches, let otherwise): visitBranches(branches[...], otherwise: otherwise)
    case .loop(let loop): visit(loop.sequence)
    case .set(let target, let expression):
      visit(expression)
      visit(target)
    case .setBlock(let target, _, _): visit(target)
    case .with(let pairs, _): for pair in pairs { visit(pair.1) }
    case .filterBlock(let filter, _): visit(filter)
    case .macro(let macro): store(macro.name)
    case .callBlock(_, let call): visit(call)
    case .include(let template, _, _): visit(template)
    case .importModule(let template, let name, _):
      visit(template)
      store(name)
    case .importNames(let template, let names, _):
      visit(template)
      for name in names { store(name.alias) }
    }
  }

  private mutating func visitBranches(
    _ branches: ArraySlice<(test: Expression, body: [Statement])>, otherwise: [Statement]
  ) {
    guard let first = branches.first else { return }
    visit(first.test)
    var body = self
    body.visit(first.body)
    var middle = self
    for branch in branches.dropFirst() { middle.visitBranches([branch], otherwise: []) }
    var last = self
    last.visit(otherwise)
    merge([body, middle, last])
  }

  private mutating func merge(_ branches: [SymbolAnalysis]) {
    var counts: [String: Int] = [:]
    for branch in branches {
      for name in branch.stores where !stores.contains(name) { counts[name, default: 0] += 1 }
    }
    for branch in branches {
      for name in branch.order { define(name, branch.loads[name] ?? .resolve) }
      stores.formUnion(branch.stores)
    }
    for (name, count) in counts where count < branches.count {
      define(name, parent?.find(name) != nil ? .alias : .resolve)
    }
  }

  mutating func visit(_ target: Target, asParameter: Bool = false) {
    switch target {
    case .name(let name, _): if asParameter { declare(name) } else { store(name) }
    case .namespace(let name, _, _): read(name)
    case .tuple(let targets, _): for target in targets { visit(target, asParameter: asParameter) }
    }
  }

  mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .name(let name): read(name)
    default: for part in expression.parts { visit(part) }
    }
  }
}

extension Expression {
  /// The expressions directly inside, in the order in which they are written.
  var parts: [Expression] {
    switch kind {
    case .constant, .name: []
    case .attribute(let owner, _): [owner]
    case .item(let owner, let key): [owner, key]
    case .slice(let owner, let from, let to, let step): [owner] + [from, to, step].compactMap(\.self)
    case .call(let callee, let arguments): [callee] + arguments.all
    case .filter(let input, _, let arguments): [input].compactMap(\.self) + arguments.all
    case .test(let input, _, let arguments): [input] + arguments.all
    case .unary(_, let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .compare(let first, let rest): [first] + rest.map(\.1)
    case .concatenation(let items), .list(let items), .tuple(let items): items
    case .conditional(let test, let value, let otherwise): [test, value] + [otherwise].compactMap(\.self)
    case .map(let pairs): pairs.flatMap { [$0.0, $0.1] }
    }
  }

  func uses(_ name: String) -> Bool {
    if case .name(let own) = kind { return own == name }
    return parts.contains { $0.uses(name) }
  }
}

extension [Statement] {
  /// Whether a name is read anywhere inside, other than in blocks.
  func use(_ name: String) -> Bool { contains { $0.uses(name) } }

  /// Whether a scoped block stands anywhere inside.
  var haveScopedBlock: Bool { contains(where: \.hasScopedBlock) }
}

extension Statement {
  /// The expressions of the statement itself.
  var expressions: [Expression] {
    switch kind {
    case .text, .block, .breakLoop, .continueLoop: []
    case .output(let expression), .evaluate(let expression), .extends(let expression), .set(_, let expression):
      [expression]
    case .conditional(let branches, _): branches.map(\.test)
    case .loop(let loop): [loop.sequence] + [loop.filter].compactMap(\.self)
    case .setBlock(_, let filter, _): [filter].compactMap(\.self)
    case .with(let pairs, _): pairs.map(\.1)
    case .filterBlock(let filter, _): [filter]
    case .macro(let macro): macro.defaults
    case .callBlock(let macro, let call): macro.defaults + [call]
    case .include(let template, _, _), .importModule(let template, _, _), .importNames(let template, _, _): [template]
    }
  }

  /// The bodies inside, those of blocks too.
  var bodies: [[Statement]] {
    switch kind {
    case .conditional(let branches, let otherwise): branches.map(\.body) + [otherwise]
    case .loop(let loop): [loop.body, loop.otherwise]
    case .setBlock(_, _, let body), .with(_, let body), .filterBlock(_, let body): [body]
    case .macro(let macro), .callBlock(let macro, _): [macro.body]
    case .block(let block): [block.body]
    default: []
    }
  }

  fileprivate func uses(_ name: String) -> Bool {
    if case .block = kind { return false }
    return expressions.contains { $0.uses(name) } || bodies.contains { $0.use(name) }
  }

  fileprivate var hasScopedBlock: Bool {
    if case .block(let block) = kind, block.isScoped { return true }
    return bodies.contains { $0.haveScopedBlock }
  }
}
