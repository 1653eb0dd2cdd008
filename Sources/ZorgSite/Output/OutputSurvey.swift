/// Looks at what stands in the output folder before a commit touches anything there, so that no commit stops halfway
/// because something is in its way.
struct OutputSurvey {
  private let output: String
  private let device: UInt64
  /// What the commit will remove, as paths from the output folder.
  private let removals: Set<String>
  private var folders: [String: State] = [".": .stands]
  /// Folders to be made, those above first; without those that must wait for a removal.
  private(set) var missingFolders: [String] = []

  init(of output: String, removing removals: Set<String>) throws {
    self.output = output
    self.removals = removals
    device = try Disk.look(at: output)?.device ?? 0
  }

  private enum State {
    case stands
    case missing
    /// A file stands in its place, or in that of a folder above, and is going to be removed.
    case waits
  }

  /// Looks at a folder that the commit works in, and at those above it. Throws `OutputFolder.Refusal` for a link, for
  /// another file system, and for a file of others.
  mutating func check(folder: String) throws {
    _ = try state(of: folder)
  }

  private mutating func state(of folder: String) throws -> State {
    if let known = folders[folder] { return known }
    var state = try state(of: Disk.parent(of: folder) ?? ".")
    if state == .stands { state = try look(at: folder) }
    folders[folder] = state
    if state == .missing { missingFolders.append(folder) }
    return state
  }

  private func look(at folder: String) throws -> State {
    let entry = try Disk.look(at: "\(output)/\(folder)")
    switch entry?.kind {
    case nil: return .missing
    case .folder where entry?.device != device:
      throw OutputFolder.Refusal(
        message: "'\(output)/\(folder)' is on another file system than '\(output)', and files cannot be moved there "
          + "in one step; keep the output on one file system")
    case .folder: return .stands
    case .link:
      throw OutputFolder.Refusal(
        message: "'\(output)/\(folder)' is a symbolic link, and zorgsite writes nothing through links; "
          + "put a folder in its place")
    case .file, .other:
      guard removals.contains(folder) else { throw foreign(folder) }
      return .waits
    }
  }

  /// Looks at the place of one staged file. `isOurs` says that the manifest lists what stands there.
  mutating func check(_ file: String, standing: Disk.Kind?, isOurs: Bool) throws {
    try check(folder: Disk.parent(of: file) ?? ".")
    guard let standing else { return }
    if standing == .folder {
      guard try holdsOnlyRemovals(file) else { throw foreign(file) }
    } else if !isOurs {
      throw foreign(file)
    }
  }

  /// Looks at the places of a whole staged folder; all that stands in the output is of others.
  mutating func check(tree: String, at folder: String = ".") throws {
    for entry in try Disk.list("\(output)/\(folder)") where folder != "." || !entry.name.hasPrefix(".zorgsite") {
      let path = folder == "." ? entry.name : "\(folder)/\(entry.name)"
      guard let staged = Disk.kind("\(tree)/\(path)") else { continue }
      guard staged == .folder else { throw foreign(path) }
      try check(folder: path)
      try check(tree: tree, at: path)
    }
  }

  /// Folders without files are nobody's: a commit that was cut short may have left them.
  private func holdsOnlyRemovals(_ folder: String) throws -> Bool {
    for entry in try Disk.list("\(output)/\(folder)") {
      let path = "\(folder)/\(entry.name)"
      let goes = try entry.kind == .folder ? holdsOnlyRemovals(path) : removals.contains(path)
      if !goes { return false }
    }
    return true
  }

  private func foreign(_ path: String) -> OutputFolder.Refusal {
    OutputFolder.Refusal(
      message: "'\(output)/\(path)' was not made by zorgsite, and the site now has something of that name; "
        + "move it away, or give the page another address")
  }
}
