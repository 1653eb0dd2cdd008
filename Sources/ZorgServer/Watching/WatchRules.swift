/// Which files are not worth a rebuild.
struct WatchRules: Sendable {
  /// Paths whose whole content is passed over, without a slash at their end.
  let ignoredPaths: Set<String>

  /// Whether a file or folder is passed over: hidden ones, what editors leave beside a file while they write it, and
  /// the paths that the host named.
  func ignore(_ name: String, at path: String) -> Bool {
    if name.hasPrefix(".") || name.hasSuffix("~") { return true }
    if name.hasPrefix("#"), name.hasSuffix("#") { return true }
    if name == "4913" { return true }  // Vim writes it to see whether it can
    let endings = [".swp", ".swo", ".swx", ".swpx", ".tmp", "___jb_tmp___", "___jb_old___"]
    return endings.contains { name.hasSuffix($0) } || ignoredPaths.contains(path)
  }
}
