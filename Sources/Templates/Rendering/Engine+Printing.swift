import Calendar
import Text

extension Engine {
  /// Prints an expression's value, escaped unless it is safe. Macros, blocks, phrases, dates and the fields of records
  /// print themselves, without a value made first.
  mutating func print(_ number: Int32) throws(Fault) {
    let node = nodes[Int(number)]
    switch node.operation {
    case .call:
      if let value = try call(number, prints: true) { try write(value, at: number) }
      return
    case .conditional:
      if try isTrue(node.first) { return try print(node.second) }
      if node.third >= 0 { try print(node.third) }
      return
    case .attribute: if printField(node) { return }
    case .filter: if node.second == FilterName.date.rawValue, try printDate(node, at: number) { return }
    case .phrase: return try printPhrase(node)
    default: break
    }
    try write(try evaluate(number), at: number)
  }

  mutating func write(_ value: Value, at number: Int32) throws(Fault) {
    switch value {
    case .string(let text): writeText(text)
    case .markup(let text): text.withContiguousBytes { output.append(contentsOf: $0) }
    case .int(let number): output.append(decimal: number)
    case .moment(let moment): moment.writeRFC3339(into: &output)
    case .content(let record):
      records.write(record, into: &output)
    case .undefined(let missing):
      if !missing.isLenient { throw fault(Complaint(missing), at: number) }
    case .handle(let handle) where handle.kind == .module:
      output.append(contentsOf: instances[Int(handle.index)].text.utf8)
    default:
      do throws(Complaint) { try bound(value) } catch { throw fault(error, at: number) }
      writeText(value.printed)
    }
  }

  private mutating func writeText(_ text: String) {
    text.withContiguousBytes { bytes in
      if escapes { output.appendEscaped(bytes) } else { output.append(contentsOf: bytes) }
    }
  }

  // MARK: Fields

  /// Lets the host print a field, unless its value is at hand already.
  private mutating func printField(_ node: Node) -> Bool {
    guard let record = knownRecord(node.first) else { return false }
    let field = Int(fieldNumber(node.second, record.shape))
    guard field >= 0, lastRead.field != field || lastRead.record != record,
      records.write(field: field, of: record, escapes: escapes, into: &output)
    else { return false }
    noteRead(record, field)
    return true
  }

  // MARK: Dates

  private mutating func printDate(_ node: Node, at number: Int32) throws(Fault) -> Bool {
    let record = Int(node.third)
    let input = nodes[Int(node.first)]
    guard input.operation == .local || input.operation == .attribute && knownRecord(input.first) != nil,
      lists[record] == 1, lists[record + 1] == 0, lists[record + 2] < 0, lists[record + 3] < 0,
      nodes[Int(lists[record + 4])].operation == .constant,
      case .string(let pattern) = constants[Int(nodes[Int(lists[record + 4])].first)]
    else { return false }
    guard case .moment(let moment) = try evaluate(node.first) else { return false }
    scratch.removeAll(keepingCapacity: true)
    pattern.withContiguousBytes { moment.write($0, names: months, into: &scratch) }
    let text = scratch
    text.withUnsafeBufferPointer { bytes in
      if escapes { output.appendEscaped(bytes) } else { output.append(contentsOf: bytes) }
    }
    return true
  }

  // MARK: Phrases

  private mutating func printPhrase(_ node: Node) throws(Fault) {
    let (record, arguments) = (Int(node.second), Int(node.third))
    let count = Int(lists[record + PhraseRecord.count])
    var form = 0
    if count >= 0 {
      guard case .int(let number) = try evaluate(lists[arguments + 2 * count + 1]) else {
        return try print(node.first)
      }
      form = number == 1 ? 1 : 2
    }
    let parts = Int(lists[record + PhraseRecord.form + 2 * form])
    for position in 0..<Int(lists[record + PhraseRecord.form + 2 * form + 1]) {
      let part = parts + position * PhraseRecord.partSize
      let argument = Int(lists[part])
      if argument >= 0 {
        try printArgument(lists[arguments + 2 * argument + 1])
      } else {
        let place = escapes ? part + 3 : part + 1
        let start = Int(lists[place])
        output.append(
          contentsOf: UnsafeBufferPointer(rebasing: text[start..<start + Int(lists[place + 1])]))
      }
    }
  }

  /// Prints an argument as the text that it is for the function: also safe text is escaped with the phrase around it.
  private mutating func printArgument(_ number: Int32) throws(Fault) {
    if nodes[Int(number)].operation == .attribute, printField(nodes[Int(number)]) { return }
    switch try bounded(number) {
    case .string(let text), .markup(let text): writeText(text)
    case .int(let number): output.append(decimal: number)
    case let value: writeText(value.printed)
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(decimal number: Int) {
    if number >= 0, number < 10 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number))
      return
    }
    let start = count
    var rest = number.magnitude
    while rest > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    if number < 0 { append(UInt8(ascii: "-")) }
    self[start...].reverse()
  }
}
