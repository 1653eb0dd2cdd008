extension Array {
  /// A copy without the room that the array grew into.
  public var withoutSpareCapacity: [Element] {
    withUnsafeBufferPointer { elements in
      Array(unsafeUninitializedCapacity: elements.count) { copy, count in
        _ = copy.initialize(from: elements)
        count = elements.count
      }
    }
  }
}
