import Calendar
import Text

/// Appends JSON to bytes, safe inside `<script>`. A member whose value is nil, and an array without elements, is left
/// out.
struct JSONWriter {
  private(set) var output: [UInt8]
  private var needsComma = false

  init(output: consuming [UInt8]) {
    self.output = output
  }

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    open("{")
    body(&self)
    close("}")
  }

  mutating func object(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  mutating func array(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
    let (start, comma) = (output.count, needsComma)
    key(name)
    open("[")
    let empty = output.count
    body(&self)
    if output.count == empty {
      output.removeLast(output.count - start)
      needsComma = comma
    } else {
      close("]")
    }
  }

  mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    output.appendJSONString(text)
    needsComma = true
  }

  mutating func member(_ name: StaticString, utf8 text: [UInt8]) {
    key(name)
    text.withUnsafeBufferPointer { output.appendJSONString($0) }
    needsComma = true
  }

  /// A text of two with something between them that needs no escapes.
  mutating func member(_ name: StaticString, _ start: String, _ mark: StaticString, _ end: String) {
    key(name)
    output.append(UInt8(ascii: "\""))
    output.appendJSONEscaped(start)
    output.append(mark)
    output.appendJSONEscaped(end)
    output.append(UInt8(ascii: "\""))
    needsComma = true
  }

  mutating func member(_ name: StaticString, _ moment: Moment) {
    key(name)
    output.append(UInt8(ascii: "\""))
    moment.writeRFC3339(into: &output)
    output.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Members that are written already.
  mutating func members(_ json: [UInt8]) {
    if needsComma { output.append(UInt8(ascii: ",")) }
    output += json
    needsComma = true
  }

  mutating func member(_ name: StaticString, _ number: Int) {
    key(name)
    output.append(String(number))
    needsComma = true
  }

  mutating func element(_ body: (inout JSONWriter) -> Void) {
    if needsComma { output.append(UInt8(ascii: ",")) }
    object(body)
  }

  mutating func element(_ text: String) {
    if needsComma { output.append(UInt8(ascii: ",")) }
    output.appendJSONString(text)
    needsComma = true
  }

  private mutating func key(_ name: StaticString) {
    if needsComma { output.append(UInt8(ascii: ",")) }
    output.append(UInt8(ascii: "\""))
    output.append(name)
    output.append("\":")
    needsComma = false
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    output.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    output.append(UInt8(ascii: bracket))
    needsComma = true
  }
}
