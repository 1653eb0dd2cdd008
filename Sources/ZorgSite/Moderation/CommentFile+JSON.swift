import Text

extension [CommentFile] {
  /// A JSON array for scripts: of each comment its `id`, `article`, `path`, and where it could be read `status`, `author`,
  /// `date`, `url`, `replyTo` and `text`.
  public var json: String {
    let objects = map { file in
      var fields: [(name: String, value: String?)] = [
        ("id", file.id), ("article", file.articleID), ("path", file.path),
      ]
      if let comment = file.comment {
        fields += [
          ("status", comment.status.rawValue), ("author", comment.author), ("date", comment.date.rfc3339),
          ("url", comment.url), ("replyTo", comment.replyTo?.text), ("text", file.text),
        ]
      }
      let members = fields.compactMap { field in field.value.map { "\(jsonString(field.name)): \(jsonString($0))" } }
      return "  {\(members.joined(separator: ", "))}"
    }
    return objects.isEmpty ? "[]\n" : "[\n\(objects.joined(separator: ",\n"))\n]\n"
  }
}
