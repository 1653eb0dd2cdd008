import Glibc

/// Brings the output folder up to date: changed files are staged first and moved into place together at the end, so a
/// build that fails leaves the old site as it was.
struct OutputWriter: Sendable {
  enum Outcome: Sendable {
    case unchanged
    /// Staged under a name of its own; `isNew` where nothing stood there before.
    case staged(name: String, isNew: Bool)
  }

  let output: OutputFolder
  let staging: String
  /// Whether anything may be written at all.
  let isDryRun: Bool

  init(output: OutputFolder, site: String, isDryRun: Bool) throws {
    self.output = output
    self.isDryRun = isDryRun
    // Moving is only atomic within one file system.
    let state = "\(site)/.zorgsite"
    if isDryRun {
      staging = ""
      return
    }
    try Disk.makeFolder(output.path)
    try Disk.makeFolder(state)
    let isSameDevice = Disk.device(of: state) == Disk.device(of: output.path)
    staging = isSameDevice ? "\(state)/staging" : "\(output.path)/.zorgsite-staging"
    try Disk.removeTree(staging)
    try Disk.makeFolder(staging)
  }

  /// Compares a file with what stands in the output and stages it where they differ. `number` is unique in a build.
  func stage(_ bytes: [UInt8], as file: String, number: Int) throws -> Outcome {
    let path = "\(output.path)/\(file)"
    let old = Disk.kind(path) == .file ? try Disk.read(path, limit: bytes.count) : nil
    if old == bytes { return .unchanged }
    let isNew = Disk.kind(path) == nil
    if !isDryRun { try Disk.write(bytes, to: "\(staging)/\(number)") }
    return .staged(name: "\(staging)/\(number)", isNew: isNew)
  }

  /// Moves what was staged into place, removes what the last build made and this one does not, and replaces the
  /// manifest last. Returns the removed files.
  func commit(_ outcomes: [(file: String, outcome: Outcome)]) throws -> [String] {
    let files = Set(outcomes.map(\.file))
    let old = try Manifest.read(in: output.path)
    let stale = old.files.subtracting(files).sorted()
    guard !isDryRun else { return stale.filter { Disk.kind("\(output.path)/\($0)") != nil } }
    // Removing comes first: a page that becomes a folder, or the other way round, must make way.
    var removed: [String] = []
    for file in stale where Disk.kind("\(output.path)/\(file)") != nil {
      try Disk.remove("\(output.path)/\(file)")
      removed.append(file)
      removeEmptyFolders(above: file)
    }
    var lastFolder = ""
    for (file, outcome) in outcomes {
      guard case .staged(let name, _) = outcome else { continue }
      let folder = Disk.parent(of: file) ?? "."
      if folder != lastFolder { try Disk.makeFolder("\(output.path)/\(folder)") }
      lastFolder = folder
      try Disk.move(name, to: "\(output.path)/\(file)")
    }
    if old.files != files || Disk.kind("\(output.path)/\(Manifest.fileName)") == nil {
      try Disk.write(Manifest(files: files).bytes, to: "\(staging)/manifest")
      try Disk.move("\(staging)/manifest", to: "\(output.path)/\(Manifest.fileName)")
    }
    try Disk.removeTree(staging)
    return removed
  }

  /// What the cache is to keep of the files, after they were moved into place.
  func record(_ files: [SiteRenderer.File], previous: [String: CachedOutput]) async throws -> [CachedOutput] {
    let output = output.path
    return try await files.parallelMap { file -> CachedOutput? in
      if file.cause == .kept, var old = previous[file.file] {
        old.cause = .kept
        return old
      }
      return FileStamp("\(output)/\(file.file)").map {
        CachedOutput(file: file.file, fingerprint: file.fingerprint, stamp: $0, trace: file.trace, cause: file.cause)
      }
    }.compactMap(\.self)
  }

  /// Drops what was staged; the old output stays as it is.
  func abandon() {
    if !isDryRun { try? Disk.removeTree(staging) }
  }

  private func removeEmptyFolders(above file: String) {
    var folder = Disk.parent(of: file)
    while let current = folder, current != ".", Disk.removeEmptyFolder("\(output.path)/\(current)") {
      folder = Disk.parent(of: current)
    }
  }
}
