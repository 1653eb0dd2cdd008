import Glibc

/// Folders that are watched with all folders in them, kept up as folders come, go and move.
struct WatchedTree: Sendable {
  private struct Place: Sendable {
    var path: String
    /// Whether everything in the folder counts, or only `names`.
    var isWhole: Bool
    var names: Set<String> = []
  }

  let inotify: Inotify
  private let roots: [String]
  private let rules: WatchRules
  private let limit: Int
  private var places: [Int32: Place] = [:]

  /// Watches files and folders, which need not be there yet; the folder that each is in must be there.
  ///
  /// Throws `watchLimit`, also where there would be more than `limit` watches.
  init(_ roots: [String], rules: WatchRules, limit: Int = .max) throws(ServerError) {
    self.roots = roots
    self.rules = rules
    self.limit = limit
    inotify = try Inotify(for: roots.first ?? ".")
    for root in roots { _ = try add(root: root) }
  }

  /// The files that an event is about. A folder's path stands for everything that was in it.
  mutating func changes(for event: Inotify.Event) throws(ServerError) -> Set<String> {
    if event.has(Int(IN_Q_OVERFLOW)) { return try lookAgain() }
    guard let place = places[event.watch] else { return [] }
    if event.has(Int(IN_IGNORED)) { places[event.watch] = nil }
    guard !event.name.isEmpty else { return [] }
    let path = place.path == "/" ? "/\(event.name)" : "\(place.path)/\(event.name)"
    let isRoot = place.names.contains(event.name)
    guard isRoot || place.isWhole && !rules.ignore(event.name, at: path) else { return [] }
    if event.has(Int(IN_ISDIR)) {
      if event.has(Int(IN_CREATE), Int(IN_MOVED_TO)) { return try add(path) }
      drop(path)
      return [path]
    }
    // A file that somebody makes is reported when it is closed. A link is whole at once.
    if event.has(Int(IN_CREATE)) { return FileStamp(path)?.isLink == true ? [path] : [] }
    return [path]
  }

  /// Events were lost: watches everything anew, and anything may have changed.
  private mutating func lookAgain() throws(ServerError) -> Set<String> {
    for watch in places.keys { inotify.forget(watch) }
    places = [:]
    for root in roots { _ = try add(root: root) }
    return Set(roots)
  }

  private mutating func add(root: String) throws(ServerError) -> Set<String> {
    let slash = root.lastIndex(of: "/")
    let name = slash.map { String(root[$0...].dropFirst()) } ?? root
    let parent = slash.map { $0 == root.startIndex ? "/" : String(root[..<$0]) } ?? "."
    guard let watch = try newWatch(parent) else { throw .system(operation: "watch '\(root)'", code: ENOENT) }
    places[watch, default: Place(path: parent, isWhole: false)].names.insert(name)
    return FileStamp(root)?.isFolder == true ? try add(root) : []
  }

  /// Watches a folder and those in it, and gives the files that are there. The watch comes first, then the look, so
  /// that no file comes in between.
  private mutating func add(_ folder: String) throws(ServerError) -> Set<String> {
    guard let watch = try newWatch(folder) else { return [] }
    places[watch, default: Place(path: folder, isWhole: true)].isWhole = true
    var files: Set<String> = []
    for entry in FolderEntry.list(folder) {
      let path = "\(folder)/\(entry.name)"
      if rules.ignore(entry.name, at: path) { continue }
      if entry.isFolder { files.formUnion(try add(path)) } else { files.insert(path) }
    }
    return files
  }

  private mutating func newWatch(_ folder: String) throws(ServerError) -> Int32? {
    guard places.count < limit else { throw .watchLimit(path: folder) }
    return try inotify.watch(folder)
  }

  /// Forgets a folder and those in it.
  private mutating func drop(_ folder: String) {
    let below = "\(folder)/"
    for (watch, place) in places where place.path == folder || place.path.hasPrefix(below) {
      inotify.forget(watch)
      places[watch] = nil
    }
  }
}
