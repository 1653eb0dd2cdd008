import Text

extension Compiler {
  /// The node that prints a call as the phrase that it always is; nil where the call must be made.
  ///
  /// All arguments must stand in every form: one that is left out might be a mistake that the call reports.
  mutating func phrase(ofCall call: Node) -> Node? {
    guard let make = pureFunction(of: call)?.phrase else { return nil }
    let record = Int(call.second)
    let count = Int(program.lists[record])
    guard count == 1, program.lists[record + 2] < 0, program.lists[record + 3] < 0,
      let key = constantValue(program.lists[record + 4])?.text
    else { return nil }
    let arguments = record + 4 + count
    let names = (0..<Int(program.lists[record + 1])).map {
      program.symbols[Int(program.lists[arguments + 2 * $0])]
    }
    guard let phrase = make(key, names) else { return nil }
    // A text may name an argument twice, and the number is looked at before the call may have to be made after all.
    guard names.indices.allSatisfy({ isPlain(program.lists[arguments + 2 * $0 + 1]) }) else { return nil }
    let forms = phrase.plural.map { [[], $0.one, $0.other] } ?? [phrase.parts]
    let needed = Set(names.indices).subtracting([phrase.plural?.count ?? -1])
    guard forms.suffix(2).allSatisfy({ needed.isSubset(of: $0.arguments) }) else { return nil }
    var head = [Int32(phrase.plural?.count ?? -1)]
    for form in forms {
      var parts: [Int32] = []
      for part in form { parts += place(part) }
      head += [list(parts), Int32(form.count)]
    }
    let original = emit(call)
    return Node(
      operation: .phrase, first: original, second: list(head), third: Int32(arguments), offset: call.offset)
  }

  /// Whether evaluating a node twice is the same as evaluating it once: it calls nothing.
  private func isPlain(_ number: Int32) -> Bool {
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .constant, .local, .cell, .context, .global: return true
    case .attribute: return isPlain(node.first)
    case .add, .subtract: return isPlain(node.first) && isPlain(node.second)
    case .filter: return isPlain(node.first) && program.lists[Int(node.third)] == 0
    default: return false
    }
  }

  /// A part as `PhraseRecord` has it; text is there as it is and escaped.
  private mutating func place(_ part: Phrase.Part) -> [Int32] {
    switch part {
    case .argument(let position): return [Int32(position), 0, 0, 0, 0]
    case .text(let text):
      let plain = program.text.count
      program.text += text.utf8
      let escaped = program.text.count
      program.text.appendEscaped(text)
      return [
        -1, Int32(plain), Int32(escaped - plain), Int32(escaped), Int32(program.text.count - escaped),
      ]
    }
  }
}

extension [Phrase.Part] {
  fileprivate var arguments: Set<Int> {
    Set(
      compactMap { part in
        if case .argument(let position) = part { position } else { nil }
      })
  }
}
