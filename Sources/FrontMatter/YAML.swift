import Diagnostics

/// Reads the first document of a YAML text within limits; nil where it is empty or holds only comments.
///
/// `firstLine` is the file's line of the first byte. The bytes must be valid UTF-8. Duplicate keys, keys that are not
/// text, unknown aliases and anything beyond the limits are errors.
public func parseYAML(
  _ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, limits: FrontMatterLimits = FrontMatterLimits()
) throws(FrontMatterError) -> Node? {
  guard bytes.count <= limits.bytes else { throw FrontMatterError(.textTooLong(limits.bytes)) }
  var composer = YAMLComposer(reader: YAMLEventReader(bytes, firstLine: firstLine), limits: limits)
  return try composer.document()
}

/// Builds nodes from events. Recursion is bounded by the depth limit; a node's size counts its aliases' contents.
private struct YAMLComposer: ~Copyable {
  var reader: YAMLEventReader
  let limits: FrontMatterLimits
  var anchors: [String: (node: Node, size: Int)] = [:]
  var nodeCount = 0

  mutating func document() throws(FrontMatterError) -> Node? {
    while true {
      let event = try reader.next()
      switch event {
      case .other: continue
      case .documentEnd, .end: return nil
      default: return try node(event, depth: 0)
      }
    }
  }

  private mutating func node(_ event: YAMLEventReader.Event, depth: Int) throws(FrontMatterError) -> Node {
    let position = reader.position
    guard depth <= limits.depth else { throw FrontMatterError(.tooDeep(limits.depth, at: position)) }
    let countBefore = nodeCount
    try count(1, at: position)
    let node: Node
    let anchor: String?
    switch event {
    case .scalar(let text, let isPlain, let name):
      guard text.utf8.count <= limits.scalarBytes else {
        throw FrontMatterError(.scalarTooLong(limits.scalarBytes, at: position))
      }
      node = Node(.scalar(text, isPlain: isPlain), at: position)
      anchor = name
    case .sequenceStart(let name):
      node = Node(.sequence(try sequence(depth: depth)), at: position)
      anchor = name
    case .mappingStart(let name):
      node = Node(.mapping(try mapping(depth: depth)), at: position)
      anchor = name
    case .alias(let name):
      guard let target = anchors[name] else { throw FrontMatterError(.unknownAlias(name, at: position)) }
      try count(target.size - 1, at: position)
      return Node(target.node.content, at: position)
    case .end, .documentEnd, .other:
      return Node(.scalar("", isPlain: true), at: position)
    }
    if let anchor { anchors[anchor] = (node, nodeCount - countBefore) }
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
      if let first = places.updateValue(position, forKey: key) {
        throw FrontMatterError(.duplicateKey(key, at: position, first: first))
      }
      try count(1, at: position)
      entries.append(Entry(key: key, at: position, value: try node(reader.next(), depth: depth + 1)))
    }
  }

  private mutating func count(_ nodes: Int, at position: Position) throws(FrontMatterError) {
    nodeCount += nodes
    guard nodeCount <= limits.nodes else { throw FrontMatterError(.tooManyNodes(limits.nodes, at: position)) }
  }
}
