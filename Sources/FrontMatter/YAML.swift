import Diagnostics

/// Reads the first document of a YAML text within limits; nil where it is empty or holds only comments.
///
/// `firstLine` is the file's line of the first byte; a BOM is skipped. The bytes must be valid UTF-8. Duplicate keys, keys
/// that are not text, unknown aliases, tags of one's own and anything beyond the limits are errors. A second document is
/// not read.
public func parseYAML(
  _ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, limits: FrontMatterLimits = FrontMatterLimits()
) throws(FrontMatterError) -> Node? {
  guard bytes.count <= limits.bytes else { throw FrontMatterError(.textTooLong(limits.bytes, "YAML")) }
  // libyaml takes a BOM for a column, and then every key below the first one for the end of the mapping.
  let text = UnsafeBufferPointer(rebasing: bytes[(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...])
  guard !text.isEmpty else { return nil }
  if let node = PlainYAML.mapping(text, firstLine: firstLine, limits: limits) { return node }
  return try composeYAML(text, firstLine: firstLine, limits: limits)
}

/// What libyaml makes of a text without a BOM, at least one byte.
func composeYAML(
  _ text: UnsafeBufferPointer<UInt8>, firstLine: Int, limits: FrontMatterLimits
) throws(FrontMatterError) -> Node? {
  try refuseManyDirectives(text, firstLine: firstLine, limit: limits.directives)
  var composer = YAMLComposer(reader: YAMLEventReader(text, firstLine: firstLine), limits: limits)
  return try composer.document()
}

/// libyaml compares each `%TAG` line with all before it.
private func refuseManyDirectives(
  _ text: UnsafeBufferPointer<UInt8>, firstLine: Int, limit: Int
) throws(FrontMatterError) {
  var (line, start, directives) = (firstLine, 0, 0)
  while start < text.count {
    if text[start] == UInt8(ascii: "%") {
      directives += 1
      guard directives <= limit else {
        throw FrontMatterError(.tooManyDirectives(limit, at: Position(line: line, column: 1)))
      }
    }
    guard let end = text[start...].firstIndex(of: 0x0A) else { return }
    start = end + 1
    line += 1
  }
}

/// What a node costs, its aliases' contents included: bounds that hold for each alias hold for all of them together.
private struct Cost {
  var nodes = 0
  var bytes = 0
}

/// Builds nodes from events. Recursion is bounded by the depth limit, which counts what aliases nest.
private struct YAMLComposer: ~Copyable {
  struct Anchor {
    var node: Node
    var cost: Cost
    /// Levels below the node.
    var height: Int
  }

  var reader: YAMLEventReader
  let limits: FrontMatterLimits
  var anchors: [String: Anchor] = [:]
  var total = Cost()
  /// The deepest level that was reached since an anchor began.
  var deepest = 0

  mutating func document() throws(FrontMatterError) -> Node? {
    while true {
      let event = try reader.next()
      switch event {
      case .other: continue
      case .documentEnd, .end: return nil
      default:
        let root = try node(event, depth: 0)
        // The end of the document, and what comes behind it: text that belongs to no document is an error there.
        if case .documentEnd = try reader.next() { _ = try reader.next() }
        if case .scalar("", isPlain: true) = root.content { return nil }
        return root
      }
    }
  }

  private mutating func node(_ event: YAMLEventReader.Event, depth: Int) throws(FrontMatterError) -> Node {
    let position = reader.position
    try reach(depth, at: position)
    let (totalBefore, deepestBefore) = (total, deepest)
    deepest = depth
    defer { deepest = max(deepest, deepestBefore) }
    let node: Node
    let anchor: String?
    switch event {
    case .scalar(let text, let isPlain, let name):
      try count(text, at: position)
      node = Node(.scalar(text, isPlain: isPlain), at: position)
      anchor = name
    case .sequenceStart(let name):
      try count(Cost(nodes: 1), at: position)
      node = Node(.sequence(try sequence(depth: depth)), at: position)
      anchor = name
    case .mappingStart(let name):
      try count(Cost(nodes: 1), at: position)
      node = Node(.mapping(try mapping(depth: depth)), at: position)
      anchor = name
    case .alias(let name):
      guard let target = anchors[name] else { throw FrontMatterError(.unknownAlias(name, at: position)) }
      try reach(depth + target.height, at: position)
      try count(target.cost, at: position)
      deepest = depth + target.height
      return Node(target.node.content, at: position)
    case .end, .documentEnd, .other:
      return Node(.scalar("", isPlain: true), at: position)
    }
    if let anchor {
      let cost = Cost(nodes: total.nodes - totalBefore.nodes, bytes: total.bytes - totalBefore.bytes)
      anchors[anchor] = Anchor(node: node, cost: cost, height: deepest - depth)
    }
    return node
  }

  private mutating func sequence(depth: Int) throws(FrontMatterError) -> [Node] {
    var nodes: [Node] = []
    while true {
      let event = try reader.next()
      if case .end = event { return nodes }
      nodes.append(try node(event, depth: depth + 1))
    }
  }

  private mutating func mapping(depth: Int) throws(FrontMatterError) -> [Entry] {
    var entries: [Entry] = []
    var places: [String: Position] = [:]
    while true {
      let event = try reader.next()
      if case .end = event { return entries }
      let position = reader.position
      guard case .scalar(let key, _, _) = event else { throw FrontMatterError(.complexKey(at: position)) }
      try count(key, at: position)
      if let first = places.updateValue(position, forKey: key) {
        throw FrontMatterError(.duplicateKey(key, at: position, first: first))
      }
      entries.append(Entry(key: key, at: position, value: try node(reader.next(), depth: depth + 1)))
    }
  }

  private func reach(_ depth: Int, at position: Position) throws(FrontMatterError) {
    guard depth <= limits.depth else { throw FrontMatterError(.tooDeep(limits.depth, at: position)) }
  }

  private mutating func count(_ scalar: String, at position: Position) throws(FrontMatterError) {
    guard scalar.utf8.count <= limits.scalarBytes else {
      throw FrontMatterError(.scalarTooLong(limits.scalarBytes, at: position))
    }
    try count(Cost(nodes: 1, bytes: scalar.utf8.count), at: position)
  }

  private mutating func count(_ cost: Cost, at position: Position) throws(FrontMatterError) {
    total.nodes += cost.nodes
    total.bytes += cost.bytes
    guard total.nodes <= limits.nodes else { throw FrontMatterError(.tooManyNodes(limits.nodes, at: position)) }
    guard total.bytes <= 2 * limits.bytes else {
      throw FrontMatterError(.repeatsTooMuch(2 * limits.bytes, at: position))
    }
  }
}
