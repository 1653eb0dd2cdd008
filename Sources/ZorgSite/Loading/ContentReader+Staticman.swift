import Calendar
import Diagnostics
import FrontMatter
import Text

extension ContentReader {
  /// An entry as Staticman writes it: YAML or JSON with `_id`, `_parent`, `name`, `message` and `date`.
  ///
  /// There, being merged is the approval, so an entry without a status is approved. The `_id` only names the entry in
  /// older replies; the file's name is the comment's id, as it is for every comment.
  func staticmanEntry(_ path: String, comment: Comment.Written, limit: Int) throws(DiskError) -> Parsed<Comment> {
    guard let (bytes, stamp) = try Disk.readWithStamp("\(site)/\(path)", limit: limit) else {
      return Parsed(value: nil, diagnostics: [.fileTooLarge(.warning, limit: limit).inFile(path)])
    }
    let fingerprint = Fingerprint(of: bytes)
    return bytes.withUnsafeBufferPointer { buffer in
      do throws(FrontMatterError) {
        var comment = comment
        comment.fingerprint = fingerprint
        var parsed = try entry(buffer, path: path, comment: comment)
        (parsed.fingerprint, parsed.stamp) = (fingerprint, stamp)
        return parsed
      } catch {
        return Parsed(
          value: nil, diagnostics: [error.diagnostic.inFile(path)], fingerprint: fingerprint, stamp: stamp)
      }
    }
  }

  private func entry(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String, comment: Comment.Written
  ) throws(FrontMatterError) -> Parsed<Comment> {
    if let invalid = firstInvalidUTF8(in: bytes) {
      throw FrontMatterError(.invalidUTF8(at: Position(offset: invalid, in: bytes)))
    }
    let node = fileExtension(path) == "json" ? try parseJSON(bytes) : try parseYAML(bytes, firstLine: 1)
    guard let node, case .mapping(let all) = node.content else {
      throw FrontMatterError(.notAnEntry)
    }
    var comment = comment
    var entries: [Entry] = []
    var message: Node?
    var answered: [(rank: Int, entry: Entry)] = []
    for entry in all where !ContentReader.isPersonal(entry.key) && !entry.value.isNull {
      switch entry.key {
      case "message", "comment", "body", "content", "text": message = entry.value
      case "_id", "id": comment.externalID = entry.value.text
      case "website", "site": entries.append(Entry(key: "url", at: entry.keyPosition, value: entry.value))
      case "timestamp" where !all.contains(where: { $0.key == "date" }), "date":
        entries.append(Entry(key: "date", at: entry.keyPosition, value: dateFromEpoch(entry.value)))
      case _ where ContentReader.parentKeys.contains(entry.key):
        guard let rank = ContentReader.parentKeys.firstIndex(of: entry.key), namesAComment(entry.value, in: comment)
        else { continue }
        answered.append((rank, Entry(key: "replyTo", at: entry.keyPosition, value: entry.value)))
      default:
        let isKnown = Schema.comment.positions[entry.key] != nil
        if isKnown, entry.value.text != "" { entries.append(entry) }
      }
    }
    answered.sort { $0.rank < $1.rank }
    if let first = answered.first { entries.append(first.entry) }
    comment.otherReplyNames = answered.dropFirst().compactMap(\.entry.value.text)
    var keys = KeyReader(Node(.mapping(entries), at: node.position), schema: .comment)
    comment.status =
      keys.entry("status") == nil ? .approved : keys.choice("status").flatMap(Comment.Status.init) ?? .pending
    let text = message?.text ?? ""
    if text.isEmpty { keys.add(.entryWithoutMessage(at: node.position)) }
    var body = Array(text.replacingCarriageReturns.utf8)
    let value = body.withUnsafeMutableBufferPointer { buffer in
      finish(&comment, &keys, body: UnsafeBufferPointer(buffer)[...], bodyLine: message?.position.line ?? 1)
    }
    return Parsed(value: value, diagnostics: keys.diagnostics.map { $0.inFile(path) })
  }

  /// Keys by which entries name what they answer, the surest first: themes write several of them together.
  private static let parentKeys = [
    "replyTo", "replying_to_uid", "parent", "_parent", "reply_to", "replyingTo", "replying_to",
  ]

  /// Whether a value names a comment. Entries at the top level have nothing there, 0, or the article itself.
  private func namesAComment(_ value: Node, in comment: Comment.Written) -> Bool {
    guard let text = value.text, !text.isEmpty, text != "0" else { return false }
    let name = text.split(separator: "/").last.map(String.init) ?? ""
    return !name.isEmpty && name != comment.articleID && !name.hasPrefix(comment.articleID + ".")
  }

  /// Unix seconds or milliseconds as RFC 3339; anything else as it is.
  private func dateFromEpoch(_ node: Node) -> Node {
    guard let text = node.text, let number = Int64(text), text.utf8.count >= 9 else { return node }
    let seconds = number > 100_000_000_000 ? number / 1000 : number
    return Node(.scalar(configuration.timeZone.moment(at: seconds).rfc3339, isPlain: false), at: node.position)
  }
}

extension String {
  fileprivate var replacingCarriageReturns: String {
    guard utf8.contains(0x0D) else { return self }
    return String(decoding: Array(utf8).filter { $0 != 0x0D }, as: UTF8.self)
  }
}

extension Diagnostic {
  fileprivate static let notAnEntry = error(
    "comments.entry", "the file is not a comment with keys such as 'name', 'date' and 'message'",
    at: Position(line: 1, column: 1))

  fileprivate static func entryWithoutMessage(at position: Position) -> Diagnostic {
    warning("comments.empty", "the comment has no 'message'", at: position)
  }
}
