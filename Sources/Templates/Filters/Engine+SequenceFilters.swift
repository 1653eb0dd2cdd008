extension Engine {
  mutating func runSequence(
    _ filter: FilterName, _ input: Value, _ arguments: FilterArguments
  ) throws(Complaint) -> Value {
    switch filter {
    case .count:
      if case .content = input { return .int(printed(input).scalarCount) }
      return .int(try input.length())
    case .first, .last: return try end(of: input, isFirst: filter == .first)
    case .random:
      // The same page must come out the same: the choice depends on nothing but the list's length.
      let items = try items(input)
      return items.isEmpty
        ? .undefined(Missing("the list is empty, it has no random item")) : items[items.count &* 7919 % items.count]
    case .list: return .list(try items(input))
    case .reverse:
      if let text = input.text {
        return make(String(String.UnicodeScalarView(text.unicodeScalars.reversed())), isMarkup: input.isMarkup)
      }
      if case .records(let list) = input {
        noteRead(list)
        return .records(RecordList(shape: list.shape, indexes: list.indexes.reversed()))
      }
      return .list(try items(input).reversed())
    case .items:
      guard case .map(let map) = input else { throw Complaint("'items' needs a mapping, found \(input.kindName)") }
      return .list(map.pairs.map { .tuple([$0.0, $0.1]) })
    case .batch: return try batch(input, arguments)
    case .slice: return try slices(input, arguments)
    case .dictsort: return try sortedPairs(input, arguments)
    default: return try join(input, arguments)
    }
  }

  private mutating func end(of input: Value, isFirst: Bool) throws(Complaint) -> Value {
    let found: Value?
    switch input {
    case .list(let items), .tuple(let items): found = isFirst ? items.first : items.last
    case .records(let list):
      noteRead(list)
      found = list.indexes.isEmpty ? nil : list[isFirst ? 0 : list.count - 1]
    case .markup(let text) where !isFirst:
      // Python reverses by index, and a character of markup taken by index is markup.
      found = text.unicodeScalars.last.map { .markup(String($0)) }
    default:
      let items = try input.elements()
      found = isFirst ? items.first : items.last
    }
    return found ?? .undefined(Missing("the list is empty, it has no \(isFirst ? "first" : "last") item"))
  }

  private mutating func batch(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    let size = try arguments.whole(0, default: 1)
    var result: [Value] = []
    var row: [Value] = []
    for item in try items(input) {
      if row.count == size {
        result.append(.list(row))
        row = []
      }
      row.append(item)
    }
    if !row.isEmpty {
      if let filler = arguments.given(1), size <= Engine.longestRange {
        while row.count < size { row.append(filler) }
      }
      result.append(.list(row))
    }
    return .list(result)
  }

  private mutating func slices(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    let count = try arguments.whole(0, default: 1)
    let items = try items(input)
    if count == 0 { throw Complaint("'slice' cannot make 0 slices") }
    guard count > 0 else { return .list([]) }
    guard count <= Engine.longestRange else { throw Complaint("'slice' makes at most \(Engine.longestRange) slices") }
    let (size, extra) = (items.count / count, items.count % count)
    var start = 0
    var result: [Value] = []
    for number in 0..<count {
      let end = start + size + (number < extra ? 1 : 0)
      var row = Array(items[start..<end])
      if let filler = arguments.given(1), number >= extra { row.append(filler) }
      result.append(.list(row))
      start = end
    }
    return .list(result)
  }

  private func sortedPairs(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    guard case .map(let map) = input else { throw Complaint("'dictsort' needs a mapping, found \(input.kindName)") }
    let by = try arguments.text(1) ?? "key"
    guard by == "key" || by == "value" else { throw Complaint("'dictsort' sorts by 'key' or 'value'") }
    let isSensitive = try arguments.flag(0)
    let pairs = map.pairs
    let keys = pairs.map { pair in
      let key = by == "key" ? pair.0 : pair.1
      return isSensitive ? key : key.caseFolded
    }
    let order = try sortedPositions([keys], isReversed: try arguments.flag(2))
    return .list(order.map { .tuple([pairs[$0].0, pairs[$0].1]) })
  }

  mutating func join(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    var items = try items(input)
    if let path = arguments.given(1) {
      for position in items.indices { items[position] = try element(path: path, of: items[position]) }
    }
    let separator = try (arguments[0] ?? .string("")).defined()
    var size = 0
    for item in items {
      try bound(try item.defined())
      size += item.text?.utf8.count ?? 0
    }
    if size > Engine.largestText { throw Complaint("result is larger than \(Engine.largestText) bytes") }
    let separatorText = printed(separator)
    guard escapes else { return .string(items.map { printed($0) }.joined(separator: separatorText)) }
    if separator.isMarkup {
      return .markup(
        items.map { $0.isMarkup ? printed($0) : printed($0).escapedForMarkup }.joined(separator: separatorText))
    }
    guard items.contains(where: \.isMarkup) else {
      return .string(items.map { printed($0) }.joined(separator: separatorText))
    }
    let texts = items.map { $0.isMarkup ? printed($0) : printed($0).escapedForMarkup }
    return .markup(texts.joined(separator: separatorText.escapedForMarkup))
  }
}
