import Glibc

/// Brings the output folder up to date: changed files are staged first and moved into place together at the end, so a
/// build that fails leaves the old site as it was.
struct OutputWriter: Sendable {
  enum Outcome: Sendable {
    case unchanged
    case staged(Staged)
  }

  /// A file that waits to be moved into place.
  struct Staged: Sendable {
    /// Its name in the staging folder, except in a first build.
    var number: Int
    /// What stands in its place now; nil where nothing does.
    var standing: Disk.Kind?
    /// Nil in dry runs.
    var stamp: FileStamp?
  }

  let output: OutputFolder
  let staging: String
  /// The site's folder.
  let site: String
  /// Where builds keep what they know.
  let state: String
  /// Whether anything may be written at all.
  let isDryRun: Bool
  /// What the last build left.
  let old: Manifest
  /// Whether the output holds nothing that a file could meet.
  private let isEmpty: Bool
  let isStagedInOutput: Bool

  /// In a first build, files are staged in folders as they will stand: then a commit is a few moves of whole folders.
  var isFresh: Bool { old.files.isEmpty }

  static let tree = "tree"
  static let stagingName = "staging"
  static let stagingNameInOutput = ".zorgsite-staging"

  /// Makes the folders, and finds out whether files can be moved from one to the other.
  init(output: OutputFolder, site: String, state: String, isDryRun: Bool) throws {
    self.output = output
    self.site = site
    self.state = state
    self.isDryRun = isDryRun
    old = try Manifest.read(in: output.path)
    isEmpty = try Disk.kind(output.path) == nil || !Disk.list(output.path).contains { !$0.name.hasPrefix(".zorgsite") }
    guard !isDryRun else {
      (staging, isStagedInOutput) = ("", false)
      return
    }
    try Disk.makeFolder(output.path)
    try Disk.makeFolder(state)
    isStagedInOutput = try !OutputWriter.canMove(from: state, to: output.path)
    staging =
      isStagedInOutput ? "\(output.path)/\(OutputWriter.stagingNameInOutput)" : "\(state)/\(OutputWriter.stagingName)"
    try Disk.removeTree(staging)
    try Disk.makeFolder(staging)
  }

  /// Moving is only possible within one file system, and within one mount of it; only trying tells.
  private static func canMove(from state: String, to output: String) throws(DiskError) -> Bool {
    let (probe, target) = ("\(state)/probe", "\(output)/.zorgsite-probe")
    try Disk.write([], to: probe)
    do throws(DiskError) {
      try Disk.move(probe, to: target)
      try Disk.remove(target)
      return true
    } catch {
      try Disk.remove(probe)
      if error.code == EXDEV { return false }
      throw DiskError("write to the folder", output, code: error.code)
    }
  }

  /// Compares a file with what stands in the output and stages it where they differ. `number` is unique in a build.
  func stage(_ bytes: [UInt8], as file: String, number: Int) throws -> Outcome {
    var staged = Staged(number: number)
    if !isEmpty, let entry = try Disk.look(at: "\(output.path)/\(file)") {
      staged.standing = entry.kind
      if entry.kind == .file, entry.size == bytes.count, try Disk.read("\(output.path)/\(file)") == bytes {
        return .unchanged
      }
    }
    let name = isFresh ? "\(OutputWriter.tree)/\(file)" : String(number)
    // A page has a folder of its own, which is new then.
    if !isDryRun { staged.stamp = try write(bytes, to: "\(staging)/\(name)", inNewFolder: isFresh && isPage(file)) }
    return .staged(staged)
  }

  private func isPage(_ file: String) -> Bool { file.utf8.count > 11 && file.hasSuffix("/index.html") }

  private func write(_ bytes: [UInt8], to path: String, inNewFolder isNew: Bool) throws(DiskError) -> FileStamp {
    if isNew, let folder = Disk.parent(of: path) { try Disk.makeFolder(folder) }
    do throws(DiskError) {
      return try Disk.write(bytes, to: path)
    } catch {
      guard error.code == ENOENT, let folder = Disk.parent(of: path) else { throw error }
      try Disk.makeFolder(folder)
      return try Disk.write(bytes, to: path)
    }
  }

  /// What the cache is to keep of the files, after they were moved into place.
  func record(
    _ files: [SiteRenderer.File], of plan: Plan, previous: CachedEntries<CachedOutput>
  ) async throws -> [CachedOutput] {
    try await files.parallelMap { file in
      var planned = BinaryWriter()
      plan.file(at: file.place).write(to: &planned)
      if file.cause == .kept, var old = previous[file.file] {
        old.cause = .kept
        old.trace = file.trace
        old.plan = planned.bytes[...]
        return old
      }
      return CachedOutput(
        path: file.file, fingerprint: file.fingerprint, stamp: stamp(of: file), trace: file.trace,
        plan: planned.bytes[...], cause: file.cause)
    }
  }

  /// A file that was moved with its folder looks as it did when it was written; one that was moved itself does not. Where
  /// nobody can tell how it looks, the next build must make it again.
  private func stamp(of file: SiteRenderer.File) -> FileStamp {
    if isFresh, isEmpty, file.file.utf8.contains(UInt8(ascii: "/")), case .staged(let staged) = file.outcome,
      let stamp = staged.stamp
    {
      return stamp
    }
    return FileStamp("\(output.path)/\(file.file)") ?? .none
  }

  /// Drops what was staged; the old output stays as it is.
  func abandon() {
    if !isDryRun { try? Disk.removeTree(staging) }
  }
}
