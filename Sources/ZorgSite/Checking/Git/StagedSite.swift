import Checks
import Diagnostics
import Glibc

/// The site as git would commit it now, in a folder of its own: what is staged, and what did not change.
///
/// Files that are the same in the working copy are linked, not copied; only the others are written out by git.
struct StagedSite: Sendable {
  /// The site's folder there.
  let folder: String
  /// Staged files, from the site's folder.
  let files: Set<String>
  private let root: String
  private let removesFiles: Bool

  init(of site: String) throws {
    let repository = try GitRepository(of: site)
    files = Set(
      try repository.paths(["diff", "--cached", "--name-only", "-z", "--relative", "--diff-filter=ACMRT"]))
    removesFiles = try !repository.paths([
      "diff", "--cached", "--name-only", "-z", "--relative", "--no-renames", "--diff-filter=D",
    ]).isEmpty
    let state = "\(Disk.realPath(site) ?? site)/.zorgsite"
    try StagedSite.removeAbandoned(in: state)
    root = "\(state)/staged-\(getpid())"
    folder = repository.prefix.isEmpty ? root : "\(root)/\(repository.prefix.dropLast())"
    do {
      try export(repository)
    } catch {
      remove()
      throw error
    }
  }

  /// Whether a diagnostic is about what is staged: it stands in a staged file, or a removed file broke a link to it.
  func concerns(_ diagnostic: Diagnostic) -> Bool {
    let rule = Rule.named(diagnostic.code)
    guard let path = diagnostic.path else { return rule == nil }
    if files.contains(path) || path == "--now" { return true }
    if removesFiles, rule?.group == .links { return true }
    // Without the settings nothing can be judged.
    return rule == nil && diagnostic.severity == .error && path.hasSuffix(".yaml") && !path.hasPrefix("content/")
  }

  func remove() { try? Disk.removeTree(root) }

  private func export(_ repository: GitRepository) throws {
    try Disk.makeFolder(folder)
    let tracked = try repository.paths(["ls-files", "-z", "--cached", "--", ":(glob)*", "content", "themes"])
    let changed = Set(try repository.paths(["diff-files", "-z", "--name-only", "--relative"]))
    var lastFolder = ""
    var missing: [String] = []
    for path in tracked {
      let parent = Disk.parent(of: "\(folder)/\(path)") ?? folder
      if parent != lastFolder { try Disk.makeFolder(parent) }
      lastFolder = parent
      if changed.contains(path) || link("\(repository.site)/\(path)", "\(folder)/\(path)") != 0 { missing.append(path) }
    }
    guard !missing.isEmpty else { return }
    let list = "\(root)/.paths"
    try Disk.write(Array((missing.joined(separator: "\0") + "\0").utf8), to: list)
    let input = open(list, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw DiskError("read", list) }
    defer { close(input) }
    _ = try repository.run(["checkout-index", "--force", "-z", "--stdin", "--prefix=\(root)/"], input: input)
  }

  /// Removes what a check left that was killed.
  private static func removeAbandoned(in state: String) throws {
    guard Disk.isFolder(state) else { return }
    for (name, _) in try Disk.list(state) where name.hasPrefix("staged-") {
      guard let id = pid_t(name.dropFirst("staged-".utf8.count)) else { continue }
      if kill(id, 0) != 0, errno == ESRCH { try Disk.removeTree("\(state)/\(name)") }
    }
  }
}
