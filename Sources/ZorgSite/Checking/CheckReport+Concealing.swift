import Diagnostics

extension CheckReport {
  /// Takes the diagnostics over, with asterisks for what the rules on privacy found: in messages, notes and paths.
  mutating func conceal(_ found: [Diagnostic], _ files: [CheckedFile]) {
    let texts = Dictionary(uniqueKeysWithValues: files.filter { !$0.concealed.isEmpty }.map { ($0.path, $0.concealed) })
    let names = files.filter { !$0.concealedName.isEmpty }
    var shownPaths: [String: String] = [:]
    for file in names {
      let shown = String(decoding: file.concealedName.masked(Array(file.path.utf8)), as: UTF8.self)
      shownPaths[file.path] = shown
      hiddenPaths[shown] = file.path
    }
    for (path, concealment) in texts { concealed[shownPaths[path] ?? path] = concealment }
    diagnostics = found.map { diagnostic in
      func masked(_ text: String, in path: String?) -> String {
        let own = path.flatMap { texts[$0] }?.masked(text) ?? text
        return names.reduce(own) { $1.concealedName.masked($0) }
      }
      func shown(_ path: String?) -> String? { path.map { shownPaths[$0] ?? $0 } }
      var copy = diagnostic
      copy.path = shown(diagnostic.path)
      copy.message = masked(diagnostic.message, in: diagnostic.path)
      copy.notes = diagnostic.notes.map { note in
        var copy = note
        copy.path = shown(note.path)
        copy.message = masked(note.message, in: note.path ?? diagnostic.path)
        return copy
      }
      return copy
    }
  }

  /// Keeps the files that the findings stand in, for a folder that is about to go.
  mutating func keepSources() {
    for path in Set(diagnostics.compactMap(\.path)) {
      if let bytes = source(path) { kept[path] = bytes }
    }
  }
}
