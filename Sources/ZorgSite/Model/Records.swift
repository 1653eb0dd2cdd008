import Synchronization

/// The articles or the comments of a site, by position: all of them in memory, or each read from the cache when it is
/// asked for, so that a build that needs a few of many thousand reads a few.
///
/// Whoever asks for a part of an element copies that part alone: the element is read where it stands.
public struct Records<Element: Sendable>: RandomAccessCollection, Sendable {
  private let elements: [Element]
  private let late: Late?

  /// Elements that are read when they are asked for, and kept then.
  private final class Late: Sendable {
    let count: Int
    let read: @Sendable (Int) -> Element
    /// Lists of one, which stay where they are.
    let known = Mutex<[Int: [Element]]>([:])

    init(count: Int, read: @escaping @Sendable (Int) -> Element) {
      self.count = count
      self.read = read
    }

    /// Valid for as long as this lives.
    func address(_ index: Int) -> UnsafePointer<Element> {
      if let element = known.withLock({ $0[index] }) { return Records.address(0, of: element) }
      let element = [read(index)]
      return Records.address(
        0,
        of: known.withLock { known in
          // Another task may have been faster, and what it found is in use already.
          if let first = known[index] { return first }
          known[index] = element
          return element
        })
    }
  }

  init(_ elements: [Element]) {
    self.elements = elements
    late = nil
  }

  /// `read` is called from many tasks, and may be called twice for one position.
  init(count: Int, read: @escaping @Sendable (Int) -> Element) {
    elements = []
    late = Late(count: count, read: read)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { late?.count ?? elements.count }

  public subscript(index: Int) -> Element {
    @inline(__always) unsafeAddress {
      if let late { late.address(index) } else { Records.address(index, of: elements) }
    }
  }

  /// Where an element of a list stands, which is its place for as long as the list is kept and not changed.
  @inline(__always)
  private static func address(_ index: Int, of elements: [Element]) -> UnsafePointer<Element> {
    precondition(elements.indices.contains(index), "no such element")
    return elements.withUnsafeBufferPointer { $0.baseAddress.unsafelyUnwrapped + index }
  }

  /// The same with another element in the place of one.
  func replacing(_ index: Int, with element: Element) -> Records {
    var elements = Array(self)
    elements[index] = element
    return Records(elements)
  }
}
