extension OutputWriter {
  /// Brings the output folder up to date with what was staged, and returns what that changes.
  ///
  /// Whatever stops it, every file is whole, and the journal knows the way on: before the journal stands nothing has
  /// changed, and after that the next build finishes the work. `earlier` is what such a build found to do.
  func commit(
    _ files: [SiteRenderer.File], _ new: Manifest, record: [UInt8]?, after earlier: Changes, baseURL: String
  ) async throws -> Changes {
    let removals = new == old ? [] : try removals(new)
    let changes = Changes(files, removed: removals)
    guard !isDryRun else { return changes }
    var journal: Journal
    do {
      journal = try prepare(files, removals, record, new)
    } catch {
      abandon()
      throw error
    }
    journal.changes = changes.following(earlier)
    if !journal.isEmpty { try await carryOut(journal) }
    if !output.isScratch {
      try journal.changes.write(to: state, baseURL: baseURL)
      try Journal.finish(in: state)
    }
    try Disk.removeTree(staging)
    return changes
  }

  /// What the last build made and this one does not, as far as it still stands there.
  private func removals(_ new: Manifest) throws -> [String] {
    try old.files.subtracting(new.files).sorted().filter { file in
      let kind = try Disk.look(at: "\(output.path)/\(file)")?.kind
      return kind != nil && kind != .folder
    }
  }

  /// All that can fail before something changes.
  private func prepare(
    _ files: [SiteRenderer.File], _ removals: [String], _ record: [UInt8]?, _ new: Manifest
  ) throws -> Journal {
    var survey = try OutputSurvey(of: output.path, removing: Set(removals))
    for file in removals { try survey.check(folder: Disk.parent(of: file) ?? ".") }
    var moves: [Journal.Move] = []
    if isFresh {
      let tree = "\(staging)/\(OutputWriter.tree)"
      try survey.check(tree: tree)
      if Disk.kind(tree) != nil {
        moves = try Disk.list(tree).map { Journal.Move(from: "\(OutputWriter.tree)/\($0.name)", to: $0.name) }
      }
    } else {
      for file in files {
        guard case .staged(let staged) = file.outcome else { continue }
        try survey.check(file.file, standing: staged.standing, isOurs: old.files.contains(file.file))
        moves.append(Journal.Move(from: String(staged.number), to: file.file))
      }
    }
    for folder in survey.missingFolders { try Disk.makeFolder("\(output.path)/\(folder)") }
    return Journal(
      output: output.path(from: site), isStagedInOutput: isStagedInOutput, removals: removals, moves: moves,
      lastMoves: try stageLists(record, new), changes: Changes())
  }

  /// The record of published ids and the manifest, where they change.
  ///
  /// A manifest that lists both the old files and the new ones takes the old one's place first: so nothing that a commit
  /// puts there is ever unknown to the next build, even if the journal were lost.
  private func stageLists(_ record: [UInt8]?, _ new: Manifest) throws -> [Journal.Move] {
    var moves: [Journal.Move] = []
    if let record {
      try Disk.write(record, to: "\(staging)/published")
      moves.append(Journal.Move(from: "published", to: PublishedRecord.fileName))
    }
    let path = "\(output.path)/\(Manifest.fileName)"
    let both = old.files.isEmpty || new == old ? new : Manifest(files: old.files.union(new.files))
    if both != old || Disk.kind(path) == nil {
      try Disk.write(both.bytes, to: "\(staging)/manifest")
      if !output.isScratch { try Disk.sync("\(staging)/manifest") }
      try Disk.move("\(staging)/manifest", to: path)
      if !output.isScratch { try Disk.sync(output.path) }
    }
    if both != new {
      try Disk.write(new.bytes, to: "\(staging)/manifest")
      moves.append(Journal.Move(from: "manifest", to: Manifest.fileName))
    }
    return moves
  }

  private func carryOut(_ journal: Journal) async throws {
    // What nobody publishes need not survive a power failure.
    guard !output.isScratch else { return try await journal.apply(output: output.path, staging: staging) }
    do {
      try syncStaged(journal)
      try journal.save(in: state)
    } catch {
      try? Journal.drop(in: state)
      abandon()
      throw error
    }
    try await journal.apply(output: output.path, staging: staging)
    do {
      try journal.sync(output: output.path)
    } catch {
      throw CommitInterrupted(cause: error)
    }
  }

  private func syncStaged(_ journal: Journal) throws(DiskError) {
    let names = (journal.moves + journal.lastMoves).map(\.from)
    if isFresh || names.count > Journal.fewFiles { return try Disk.syncFileSystem(of: staging) }
    for name in names { try Disk.sync("\(staging)/\(name)") }
    if !names.isEmpty { try Disk.sync(staging) }
  }
}
