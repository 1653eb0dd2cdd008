import FrontMatter
import Text

/// A person whose comments are to be erased at their request: by the name that stands above them, or by the address of
/// the page that it links to.
struct ErasedPerson {
  private let text: String
  private let name: String
  private let address: String

  init(_ text: String) {
    self.text = text
    name = ErasedPerson.folded(text)
    address = ErasedPerson.bare(text)
  }

  /// Case, blanks and accents in a name do not count; neither do scheme, `www.` and the last slash of an address.
  func wrote(_ file: EntryText) -> Bool {
    let names = ["author", "name"].compactMap { file.entry($0)?.value.text }
    let addresses = ["url", "website", "site"].compactMap { file.entry($0)?.value.text }
    return names.contains { $0 == text || !name.isEmpty && ErasedPerson.folded($0) == name }
      || addresses.contains { !address.isEmpty && ErasedPerson.bare($0) == address }
  }

  func isMentioned(in text: String) -> Bool {
    guard !name.isEmpty else { return false }
    return "-\(ErasedPerson.folded(text))-".contains("-\(name)-")
  }

  private static func folded(_ text: String) -> String { slug(of: text) }

  private static func bare(_ text: String) -> String {
    var rest = Substring(text.lowercased())
    for prefix in ["https://", "http://", "www."] where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    return String(rest)
  }
}

extension Moderation {
  /// What erasing a person's comments did.
  public struct Erasure: Sendable {
    /// Files whose comment was erased.
    public var erased: [String] = []
    /// Comments of others that name the person: for the editor to read.
    public var mentions: [String] = []
  }

  /// Erases a person's comments: of each only what the thread's shape needs stays, its file name, moment and place among
  /// the others, with the status `removed`. Throws where nobody wrote under that name or address. `article` narrows it to one thread, as two
  /// people can share a name.
  public func forget(_ person: String, article: String? = nil, isDryRun: Bool = false) throws -> Erasure {
    let person = ErasedPerson(person)
    var erasure = Erasure()
    var edits: [(path: String, bytes: [UInt8])] = []
    for path in paths where article == nil || CommentFile(path: path).articleID == article {
      // A file that cannot be read may well be theirs: it stops the erasure, so that none is missed without a word.
      let text = try entries(of: path)
      if person.wrote(text) {
        erasure.erased.append(path)
        edits.append((path, text.erased()))
      } else if person.isMentioned(in: text.comment) {
        erasure.mentions.append(path)
      }
    }
    guard !edits.isEmpty else {
      throw Refusal("no comment was written under that name or address", hint: "see 'zorgsite comments list'")
    }
    if !isDryRun { for edit in edits { try Disk.replace("\(site)/\(edit.path)", with: edit.bytes) } }
    return erasure
  }
}

extension EntryText {
  /// Keys that give a thread its shape and say nothing of a person.
  private static let shapeKeys: Set<String> = [
    "date", "timestamp", "replyTo", "parent", "_parent", "replying_to", "replying_to_uid", "replyingTo", "reply_to",
    "_id", "id",
  ]

  /// The file of an erased comment.
  func erased() -> [UInt8] {
    let kept = entries.compactMap { entry -> (key: String, value: String, isPlain: Bool)? in
      guard EntryText.shapeKeys.contains(entry.key), case .scalar(let text, let isPlain) = entry.value.content else {
        return nil
      }
      return (entry.key, text, isPlain)
    }
    var lines: [String]
    switch syntax {
    case .frontMatter:
      lines = ["---", "author: \"-\""] + kept.map { "\($0.key): \(scalar($0.value, $0.isPlain))" }
      lines += ["status: removed", "---"]
    case .yaml:
      lines = ["name: \"-\""] + kept.map { "\($0.key): \(scalar($0.value, $0.isPlain))" }
      lines += ["status: removed", "message: \"-\""]
    case .json:
      let pairs =
        [("name", "\"-\"")] + kept.map { ($0.key, $0.isPlain ? $0.value : jsonString($0.value)) }
        + [("status", "\"removed\""), ("message", "\"-\"")]
      lines = ["{", pairs.map { "  \(jsonString($0.0)): \($0.1)" }.joined(separator: ",\n"), "}"]
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// A plain scalar reads the same again where nothing but itself stands on its line.
  private func scalar(_ text: String, _ isPlain: Bool) -> String {
    isPlain && !text.contains("\n") ? text : jsonString(text)
  }
}
