import Glibc

/// The machine's stack, which templates inside templates use up.
///
/// A page may use half of what a new thread gets. The other half is for what is below it, and for one unit's own nesting of a
/// hundred statements and expressions above the last check.
struct NativeStack {
  private let allowance: UInt
  /// Below this address nothing more is entered.
  private var floor: UInt = 0

  init() {
    var size = 0
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_getstacksize(&attributes, &size)
    pthread_attr_destroy(&attributes)
    allowance = UInt(max(size, 64 << 10)) / 2
  }

  /// Counts from here.
  mutating func start() {
    let address = NativeStack.address
    floor = address > allowance ? address - allowance : 0
  }

  /// Whether there is room to enter one more template, macro or block.
  var hasRoom: Bool { NativeStack.address > floor }

  /// About where the stack is now; it grows downwards.
  private static var address: UInt {
    var mark: UInt8 = 0
    return withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
  }
}
