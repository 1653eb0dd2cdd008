/// A value on the heap, so that copies of what holds it share it instead of counting a reference for each of its parts.
final class Shared<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }
}
