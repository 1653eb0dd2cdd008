import Synchronization

/// The articles or the comments of a site, by position: all of them in memory, or each read from the cache when it is
/// asked for, so that a build that needs a few of many thousand reads a few.
public struct Records<Element: Sendable>: RandomAccessCollection, Sendable {
  private let storage: RecordStorage<Element>

  init(_ elements: [Element]) {
    storage = RecordStorage(elements)
  }

  /// `read` is called from many tasks, and may be called twice for one position.
  init(count: Int, read: @escaping @Sendable (Int) -> Element) {
    storage = RecordStorage(count: count, read: read)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.count }

  /// Gives the element where it stands: a copy of a whole one costs more than what most ask of it.
  public subscript(index: Int) -> Element {
    unsafeAddress {
      precondition(index >= 0 && index < storage.count)
      if storage.isLate { storage.fetch(index) }
      return UnsafePointer(storage.elements + index)
    }
  }

  /// The same with another element in the place of one.
  func replacing(_ index: Int, with element: Element) -> Records {
    var elements = Array(self)
    elements[index] = element
    return Records(elements)
  }
}

/// Room for a number of elements. An element that is there stays as it is; of those that are not, the lock knows.
private final class RecordStorage<Element: Sendable>: @unchecked Sendable {
  let count: Int
  let elements: UnsafeMutablePointer<Element>
  private let read: (@Sendable (Int) -> Element)?
  /// By position; empty where all are there.
  private let isThere: Mutex<[Bool]>

  var isLate: Bool { read != nil }

  init(_ elements: [Element]) {
    count = elements.count
    read = nil
    isThere = Mutex([])
    self.elements = .allocate(capacity: count)
    _ = UnsafeMutableBufferPointer(start: self.elements, count: count).initialize(from: elements)
  }

  init(count: Int, read: @escaping @Sendable (Int) -> Element) {
    self.count = count
    self.read = read
    isThere = Mutex([Bool](repeating: false, count: count))
    elements = .allocate(capacity: count)
  }

  func fetch(_ index: Int) {
    guard let read, !isThere.withLock({ $0[index] }) else { return }
    let element = read(index)
    isThere.withLock { isThere in
      guard !isThere[index] else { return }
      (elements + index).initialize(to: element)
      isThere[index] = true
    }
  }

  deinit {
    if isLate {
      let isThere = isThere.withLock { $0 }
      for index in isThere.indices where isThere[index] { (elements + index).deinitialize(count: 1) }
    } else {
      elements.deinitialize(count: count)
    }
    elements.deallocate()
  }
}
