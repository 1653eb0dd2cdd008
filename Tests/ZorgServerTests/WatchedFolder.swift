import Foundation
import Testing

@testable import ZorgServer

/// A folder `site` of its own with what a site has, and a watcher of it.
struct WatchedFolder {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "zorgsite-watch-\(UUID().uuidString)")
    for name in ["content/artikelen", "output", ".zorgsite"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    try write("zorgsite.yaml")
    try write("content/artikelen/griep.md")
  }

  /// Watches as the host does: the settings, the content and a theme that is not there yet.
  func watcher(_ change: (inout FileWatcher) -> Void = { _ in }) -> FileWatcher {
    var watcher = FileWatcher(
      ["zorgsite.yaml", "content/", "themes"].map { "\(folder.path)/\($0)" },
      ignoring: ["\(folder.path)/content/uitvoer/"])
    change(&watcher)
    return watcher
  }

  func write(_ name: String, _ text: String = "") throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func move(_ name: String, to target: String) throws {
    try #require(rename("\(folder.path)/\(name)", "\(folder.path)/\(target)") == 0)
  }

  func remove(_ name: String = "") throws {
    try FileManager.default.removeItem(at: folder.appending(path: name))
  }

  /// Takes sets until all of `names` were told, and gives all that was; it fails after two minutes.
  func told(_ names: String..., by changes: AsyncStream<Set<String>>) async -> Set<String> {
    let prefix = "\(folder.path)/"
    let wanted = Set(names.map { prefix + $0 })
    let task = Task {
      var all: Set<String> = []
      for await paths in changes {
        all.formUnion(paths)
        if all.isSuperset(of: wanted) { break }
      }
      return all
    }
    let limit = Task {
      try? await Task.sleep(for: .seconds(120))
      task.cancel()
    }
    defer { limit.cancel() }
    let all = await task.value
    #expect(all.isSuperset(of: wanted))
    return Set(all.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 })
  }
}
