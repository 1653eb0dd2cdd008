import Synchronization

/// The articles or the comments of a site, by position: all of them in memory, or each read from the cache when it is
/// asked for, so that a build that needs a few of many thousand reads a few.
public struct Records<Element: Sendable>: RandomAccessCollection, Sendable {
  private var elements: [Element] = []
  private var saved: Saved?

  /// Elements that are read when they are asked for, and kept then.
  private final class Saved: Sendable {
    let count: Int
    let read: @Sendable (Int) -> Element
    let known = Mutex<[Int: Element]>([:])

    init(count: Int, read: @escaping @Sendable (Int) -> Element) {
      self.count = count
      self.read = read
    }

    subscript(index: Int) -> Element {
      if let element = known.withLock({ $0[index] }) { return element }
      let element = read(index)
      known.withLock { $0[index] = element }
      return element
    }
  }

  init(_ elements: [Element]) {
    self.elements = elements
  }

  /// `read` is called from many tasks, and may be called twice for one position.
  init(count: Int, read: @escaping @Sendable (Int) -> Element) {
    saved = Saved(count: count, read: read)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { saved?.count ?? elements.count }

  public subscript(index: Int) -> Element {
    @inline(__always) _read {
      if let saved { yield saved[index] } else { yield elements[index] }
    }
  }

  /// The same with another element in the place of one.
  func replacing(_ index: Int, with element: Element) -> Records {
    guard let saved else {
      var copy = self
      copy.elements[index] = element
      return copy
    }
    return Records(count: saved.count) { $0 == index ? element : saved[$0] }
  }
}
