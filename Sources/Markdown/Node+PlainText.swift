extension Node {
  /// The text below this node without markup: a heading's words, an image's alternative text.
  var plainText: String {
    if let only = firstChild, only.next == nil, only.kind == .text { return Node.string([UInt8](only.literal)) }
    var bytes: [UInt8] = []
    guard var node = firstChild else { return "" }
    while true {
      switch node.kind {
      case .text, .code: bytes.append(contentsOf: node.literal)
      case .softBreak, .lineBreak: bytes.append(UInt8(ascii: " "))
      default: break
      }
      if let child = node.firstChild {
        node = child
        continue
      }
      while node.next == nil {
        guard let parent = node.parent, parent != self else { return Node.string(bytes) }
        node = parent
      }
      guard let next = node.next else { return Node.string(bytes) }
      node = next
    }
  }

  private static func string(_ bytes: [UInt8]) -> String {
    var clean: [UInt8] = []
    bytes.withUnsafeBufferPointer { clean.appendPlain($0, .article) }
    return String(decoding: clean, as: UTF8.self)
  }
}

extension String {
  /// The text with its first `%` replaced.
  func replacingFirstPercent(with value: String) -> String {
    guard let place = firstIndex(of: "%") else { return self }
    return self[..<place] + value + self[index(after: place)...]
  }
}
