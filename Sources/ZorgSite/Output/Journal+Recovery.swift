extension Journal {
  var isEmpty: Bool { removals.isEmpty && moves.isEmpty && lastMoves.isEmpty }

  /// Writes the journal so that it survives a power failure: from then on the commit counts as decided.
  func save(in state: String) throws(DiskError) {
    try Disk.write(bytes, to: "\(state)/\(Journal.fileName)")
    try Disk.sync("\(state)/\(Journal.fileName)")
    try Disk.sync(state)
  }

  static func drop(in state: String) throws(DiskError) {
    try Disk.remove("\(state)/\(fileName)")
  }

  /// Forgets the journal of a commit that is done, and one that was replayed before it.
  static func finish(in state: String) throws(DiskError) {
    try drop(in: state)
    try Disk.remove("\(state)/\(recoveredName)")
  }

  /// Finishes the commit of a build that was cut short, if there was one. Returns all changes that no build has told of
  /// yet. To be called with the lock held, before anything is staged.
  static func recover(site: String, state: String) async throws -> (changes: Changes, isRecovered: Bool) {
    guard let journal = try read(fileName, in: state) else {
      // Without a whole journal nothing was moved: what is staged is of no use.
      try drop(in: state)
      try Disk.removeTree("\(state)/\(OutputWriter.stagingName)")
      return (try read(recoveredName, in: state)?.changes ?? Changes(), false)
    }
    guard let output = try journal.outputFolder(site: site) else {
      try drop(in: state)
      return (Changes(), false)
    }
    let staging =
      journal.isStagedInOutput
      ? "\(output.path)/\(OutputWriter.stagingNameInOutput)" : "\(state)/\(OutputWriter.stagingName)"
    let lock = try SiteLock.take(output: output)
    defer { _ = lock }
    try await journal.apply(output: output.path, staging: staging)
    try journal.sync(output: output.path)
    try Disk.move("\(state)/\(fileName)", to: "\(state)/\(recoveredName)")
    try Disk.removeTree(staging)
    return (journal.changes, true)
  }

  private static func read(_ name: String, in state: String) throws -> Journal? {
    let path = "\(state)/\(name)"
    guard Disk.kind(path) == .file, let bytes = try Disk.read(path) else { return nil }
    return Journal(bytes)
  }

  /// Where the journal is to be replayed; nil where it cannot be, and is to be dropped. A journal is a file like others,
  /// and may come from anywhere: it must not reach what a build would not.
  private func outputFolder(site: String) throws -> OutputFolder? {
    let path = output.hasPrefix("/") ? output : "\(site)/\(output)"
    guard Disk.kind(path) == .folder, let folder = try? OutputFolder(path, site: site) else { return nil }
    let manifest = try Manifest.read(in: folder.path)
    let isKnown = removals.allSatisfy(manifest.files.contains)
    let isInside = moves.allSatisfy { Permalink.problem(in: "/" + $0.to) == nil && Journal.isStaged($0.from) }
    let lists = [PublishedRecord.fileName, Manifest.fileName]
    guard isKnown, isInside, lastMoves.allSatisfy({ lists.contains($0.to) && Journal.isStaged($0.from) }) else {
      return nil
    }
    var survey = try OutputSurvey(of: folder.path, removing: Set(removals))
    // What is gone was removed before, and something else may stand in the place of its folder.
    let waiting = try removals.filter { try Disk.look(at: "\(folder.path)/\($0)") != nil }
    for file in waiting + moves.map(\.to) { try survey.check(folder: Disk.parent(of: file) ?? ".") }
    return folder
  }

  private static func isStaged(_ name: String) -> Bool { Permalink.problem(in: "/" + name) == nil }
}
