import Synchronization

/// The articles or the comments of a site, by position: all of them in memory, or each read from the cache when it is
/// asked for, so that a build that needs a few of many thousand reads a few.
///
/// Each stands by itself, so that asking for a part of it copies that part alone.
public struct Records<Element: Sendable>: RandomAccessCollection, Sendable {
  private var elements: [Shared<Element>] = []
  private var late: Late?

  /// Elements that are read when they are asked for, and kept then.
  private final class Late: Sendable {
    let count: Int
    let read: @Sendable (Int) -> Element
    let known = Mutex<[Int: Shared<Element>]>([:])

    init(count: Int, read: @escaping @Sendable (Int) -> Element) {
      self.count = count
      self.read = read
    }

    subscript(index: Int) -> Shared<Element> {
      if let element = known.withLock({ $0[index] }) { return element }
      let element = Shared(read(index))
      known.withLock { $0[index] = element }
      return element
    }
  }

  /// Takes the elements out of a list, which is empty then, so that none is copied.
  init(taking list: inout [Element]) {
    elements.reserveCapacity(list.count)
    while let element = list.popLast() { elements.append(Shared(element)) }
    elements.reverse()
    list = []
  }

  /// `read` is called from many tasks, and may be called twice for one position.
  init(count: Int, read: @escaping @Sendable (Int) -> Element) {
    late = Late(count: count, read: read)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { late?.count ?? elements.count }

  public subscript(index: Int) -> Element {
    _read { yield shared(index).value }
  }

  @inline(__always)
  private func shared(_ index: Int) -> Shared<Element> {
    if let late { late[index] } else { elements[index] }
  }

  /// The same with another element in the place of one.
  func replacing(_ index: Int, with element: Element) -> Records {
    var elements = Array(self)
    elements[index] = element
    return Records(taking: &elements)
  }
}
