import FrontMatter

/// A command as the argument parser describes it: what `--help` shows, as values.
struct CommandHelp: Sendable {
  struct Argument: Sendable {
    enum Kind: String, Sendable {
      case positional, option, flag
    }

    var kind: Kind
    /// As they are typed: `-s`, `--source`.
    var names: [String] = []
    var valueName = ""
    var abstract = ""
    var defaultValue: String?
    var isOptional = false
    var isRepeating = false
  }

  /// With the commands that it belongs to: `zorgsite`, `comments`, `list`.
  var path: [String]
  var abstract = ""
  var discussion = ""
  var arguments: [Argument] = []
  var subcommands: [CommandHelp] = []

  /// This command and all below it.
  var all: [CommandHelp] { [self] + subcommands.flatMap(\.all) }

  /// Reads what the argument parser says of a whole program, in its JSON; nil where that is not what it was.
  init?(json: String) {
    let root = try? Array(json.utf8).withUnsafeBufferPointer { try parseJSON($0, limits: .data) }
    guard let command = root?["command"] else { return nil }
    self.init(command, parents: [])
  }

  private init?(_ node: Node, parents: [String]) {
    guard let name = node["commandName"]?.text else { return nil }
    path = parents + [name]
    abstract = node["abstract"]?.text ?? ""
    discussion = node["discussion"]?.text ?? ""
    arguments = node["arguments"]?.items.filter(\.isShown).compactMap(Argument.init) ?? []
    // The parser's own `help` is no command of ours.
    subcommands = (node["subcommands"]?.items ?? []).filter { $0.isShown && $0["commandName"]?.text != "help" }
      .compactMap { [path] in CommandHelp($0, parents: path) }
  }
}

extension CommandHelp.Argument {
  fileprivate init?(_ node: Node) {
    guard let kind = node["kind"]?.text.flatMap(Kind.init) else { return nil }
    self.kind = kind
    names = (node["names"]?.items ?? []).compactMap { name in
      name["name"]?.text.map { (name["kind"]?.text == "short" ? "-" : "--") + $0 }
    }
    valueName = node["valueName"]?.text ?? ""
    abstract = node["abstract"]?.text ?? ""
    defaultValue = node["defaultValue"]?.text
    isOptional = node["isOptional"]?.bool ?? false
    isRepeating = node["isRepeating"]?.bool ?? false
  }
}

extension Node {
  fileprivate subscript(key: String) -> Node? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  fileprivate var items: [Node] {
    if case .sequence(let items) = content { items } else { [] }
  }

  fileprivate var isShown: Bool { self["shouldDisplay"]?.bool ?? true }
}
