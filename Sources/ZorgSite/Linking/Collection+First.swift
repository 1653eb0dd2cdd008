extension Collection {
  /// The first few of what sorting would give, by one walk; of equal ones, those that come first.
  func first(_ count: Int, by precedes: (Element, Element) -> Bool) -> [Element] {
    var best: [Element] = []
    for element in self where best.count < count || precedes(element, best[count - 1]) {
      best.insert(element, at: best.firstIndex { precedes(element, $0) } ?? best.count)
      if best.count > count { best.removeLast() }
    }
    return best
  }
}
