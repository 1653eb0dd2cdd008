/// An insertion-ordered mapping, as Python's `dict`. Immutable storage: a copy is one reference.
public struct Map: Sendable {
  private final class Storage: Sendable {
    let keys: [Value]
    let values: [Value]
    /// Positions by key, where there are enough keys for hashing to pay.
    let positions: [Value: Int]?

    init(keys: [Value], values: [Value], positions: [Value: Int]?) {
      self.keys = keys
      self.values = values
      self.positions = positions
    }
  }

  private let storage: Storage

  /// A later pair with an equal key replaces the value and keeps the place, as in Python.
  public init(_ pairs: some Sequence<(Value, Value)>) {
    var keys: [Value] = []
    var values: [Value] = []
    var positions: [Value: Int] = [:]
    for (key, value) in pairs {
      if let position = positions[key] {
        values[position] = value
      } else {
        positions[key] = keys.count
        keys.append(key)
        values.append(value)
      }
    }
    storage = Storage(keys: keys, values: values, positions: keys.count > 8 ? positions : nil)
  }

  /// As above; a few pairs, as a record of the host's has, are compared instead of hashed.
  public init(_ pairs: [(String, Value)]) {
    guard pairs.count <= 8 else {
      self.init(pairs.map { (Value.string($0.0), $0.1) })
      return
    }
    var keys: [Value] = []
    var values: [Value] = []
    keys.reserveCapacity(pairs.count)
    values.reserveCapacity(pairs.count)
    for pair in pairs {
      if let position = keys.firstIndex(where: { $0.text == pair.0 }) {
        values[position] = pair.1
      } else {
        keys.append(.string(pair.0))
        values.append(pair.1)
      }
    }
    self.init(storage: Storage(keys: keys, values: values, positions: nil))
  }

  private init(storage: Storage) {
    self.storage = storage
  }

  public init() {
    storage = Storage(keys: [], values: [], positions: nil)
  }

  public var count: Int { storage.keys.count }
  public var keys: [Value] { storage.keys }
  public var values: [Value] { storage.values }

  public subscript(key: String) -> Value? {
    if let positions = storage.positions { return positions[.string(key)].map { storage.values[$0] } }
    for (position, candidate) in storage.keys.enumerated() {
      switch candidate {
      case .string(let text), .markup(let text): if text == key { return storage.values[position] }
      default: continue
      }
    }
    return nil
  }

  subscript(key: Value) -> Value? {
    if let text = key.text { return self[text] }
    if let positions = storage.positions { return positions[key].map { storage.values[$0] } }
    return storage.keys.firstIndex(of: key).map { storage.values[$0] }
  }

  var pairs: [(Value, Value)] { Array(zip(storage.keys, storage.values)) }

  /// The same map with a pair added or replaced.
  public func setting(_ key: String, to value: Value) -> Map {
    Map(pairs + [(Value.string(key), value)])
  }
}
