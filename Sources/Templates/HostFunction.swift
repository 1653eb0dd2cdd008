/// A filter or function of the host. A filter's first positional argument is the value that it is applied to.
public struct HostFunction: Sendable {
  public var name: String
  /// The parameters as the documentation shows them, `key, count=none`.
  public var parameters: String
  /// Whether equal arguments give equal results as long as the library lives: calls with constants are then made once.
  public var isPure: Bool
  /// For a pure function, what its call with one constant text and these named arguments prints; nil where it must be
  /// called to find out. A chosen form and the call give the same text.
  public var phrase: (@Sendable (_ key: String, _ names: [String]) -> Phrase?)?
  public var call: @Sendable (CallArguments) throws(HostError) -> Value

  public init(
    name: String, parameters: String = "", isPure: Bool = false,
    phrase: (@Sendable (_ key: String, _ names: [String]) -> Phrase?)? = nil,
    call: @escaping @Sendable (CallArguments) throws(HostError) -> Value
  ) {
    self.name = name
    self.parameters = parameters
    self.isPure = isPure
    self.phrase = phrase
    self.call = call
  }
}

/// The arguments of a call as they stand in the template.
public struct CallArguments: Sendable {
  public var positional: [Value]
  public var named: [(name: String, value: Value)]

  public init(positional: [Value] = [], named: [(name: String, value: Value)] = []) {
    self.positional = positional
    self.named = named
  }

  public subscript(name: String) -> Value? { named.first { $0.name == name }?.value }

  /// An argument by its place or its name.
  public func value(_ position: Int, _ name: String) -> Value? {
    position < positional.count ? positional[position] : self[name]
  }

  /// The text of a string or markup argument.
  public func text(_ position: Int, _ name: String) -> String? { value(position, name)?.text }
}

/// Why a function of the host cannot answer; it becomes a diagnostic at the place of the call.
public struct HostError: Error, Sendable {
  public var message: String

  public init(_ message: String) {
    self.message = message
  }
}

extension Value {
  /// The text of a string or markup, for functions of the host.
  public var stringValue: String? { text }
}
