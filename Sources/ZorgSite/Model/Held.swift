import Synchronization

/// A value that is dropped when nobody needs it any more, to give its memory back.
final class Held<Value: Sendable>: Sendable {
  private let held: Mutex<Value?>

  init(_ value: Value) {
    held = Mutex(value)
  }

  /// Nil once it is dropped.
  var value: Value? { held.withLock { $0 } }

  func drop() { held.withLock { $0 = nil } }
}
