import Glibc

extension Journal {
  /// Removes, then moves into place, both as far as it is not done yet. Where the machine refuses, the journal stays and
  /// the rest can be done later.
  func apply(output: String, staging: String) async throws(CommitInterrupted) {
    // Once begun it is finished: nobody may cancel it.
    let result = await Task { () -> Result<Void, CommitInterrupted> in
      do {
        // A page that becomes a folder, or the other way round, must make way first.
        // Where a folder stands in a file's place, that was done before.
        for file in removals where Disk.kind("\(output)/\(file)") != .folder {
          try Disk.remove("\(output)/\(file)")
          Disk.removeEmptyFolders(above: file, in: output)
        }
        _ = try await moves.parallelMap { try Journal.move("\(staging)/\($0.from)", to: "\(output)/\($0.to)") }
        for move in lastMoves { try Journal.move("\(staging)/\(move.from)", to: "\(output)/\(move.to)") }
        return .success(())
      } catch let error as DiskError {
        return .failure(CommitInterrupted(cause: error))
      } catch {
        return .failure(CommitInterrupted(cause: DiskError("finish", output, code: ECANCELED)))
      }
    }.value
    try result.get()
  }

  /// Makes the changed lists of names survive a power failure.
  func sync(output: String) throws(DiskError) {
    let folders = Set((removals + (moves + lastMoves).map(\.to)).map { Disk.parent(of: $0) ?? "." })
    guard folders.count <= Journal.fewFiles else { return try Disk.syncFileSystem(of: output) }
    for folder in folders where Disk.kind("\(output)/\(folder)") == .folder { try Disk.sync("\(output)/\(folder)") }
  }

  /// Up to so many files and folders are saved one by one; more of them by one call for the file system, which also
  /// waits for what other programs wrote.
  static let fewFiles = 16

  /// Moves a file, or a folder with all that is in it. A folder that stands there already takes in what is new.
  private static func move(_ path: String, to target: String) throws(DiskError) {
    if rename(path, target) == 0 { return }
    let code = errno
    switch code {
    case ENOENT:
      // It was moved before, or its folder was taken away by the removals.
      guard try Disk.look(at: path) != nil else { return }
      try Disk.makeFolder(Disk.parent(of: target) ?? ".")
      try Disk.move(path, to: target)
    case EISDIR:
      try Disk.removeEmptyTree(target)
      try Disk.move(path, to: target)
    case EEXIST, ENOTEMPTY:
      for entry in try Disk.list(path) { try move("\(path)/\(entry.name)", to: "\(target)/\(entry.name)") }
    default: throw DiskError("replace", target, code: code)
    }
  }
}
