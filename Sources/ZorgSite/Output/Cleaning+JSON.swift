import Text

extension Cleaning {
  /// For scripts: `{"isDryRun": ..., "output": ..., "files": [...], "state": [...], "kept": [...]}`.
  public func json(isDryRun: Bool) -> String {
    let lists = [("files", files), ("state", state), ("kept", kept)].map { name, items in
      "  \"\(name)\": [\(items.map(jsonString).joined(separator: ", "))]"
    }
    let lines = ["  \"isDryRun\": \(isDryRun)", "  \"output\": \(jsonString(output))"] + lists
    return "{\n\(lines.joined(separator: ",\n"))\n}\n"
  }
}
