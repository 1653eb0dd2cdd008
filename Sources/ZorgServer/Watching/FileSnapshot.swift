/// All files below some paths at one moment: the slow way to see changes, for systems that watch no more folders.
struct FileSnapshot: Sendable {
  private var stamps: [String: FileStamp] = [:]

  init(of paths: [String], rules: WatchRules) {
    for path in paths { add(path, rules: rules) }
  }

  /// Files that are new, gone or different in another snapshot.
  func changes(to other: FileSnapshot) -> Set<String> {
    var changed = Set(stamps.keys).symmetricDifference(other.stamps.keys)
    for (path, stamp) in other.stamps where stamps[path] != nil && stamps[path] != stamp { changed.insert(path) }
    return changed
  }

  private mutating func add(_ path: String, rules: WatchRules) {
    guard let stamp = FileStamp(path) else { return }
    guard stamp.isFolder else {
      stamps[path] = stamp
      return
    }
    for entry in FolderEntry.list(path) where !rules.ignore(entry.name, at: "\(path)/\(entry.name)") {
      add("\(path)/\(entry.name)", rules: rules)
    }
  }
}
