import Foundation
import Testing

@testable import ZorgServer

@Suite struct FileWatcherTests {
  @Test func tellsOfFilesThatAreWrittenMovedAndRemoved() async throws {
    let site = try WatchedFolder()
    defer { try? site.remove() }
    let changes = try site.watcher().changes { Issue.record("\($0)") }
    try site.write("content/artikelen/griep.md", "anders")
    #expect(await site.told("content/artikelen/griep.md", by: changes) == ["content/artikelen/griep.md"])
    try site.move("content/artikelen/griep.md", to: "content/artikelen/koorts.md")
    let moved: Set = ["content/artikelen/griep.md", "content/artikelen/koorts.md"]
    #expect(await site.told("content/artikelen/griep.md", "content/artikelen/koorts.md", by: changes) == moved)
    try site.remove("content/artikelen/koorts.md")
    #expect(await site.told("content/artikelen/koorts.md", by: changes) == ["content/artikelen/koorts.md"])
    try site.write("zorgsite.yaml", "title: x")
    #expect(await site.told("zorgsite.yaml", by: changes) == ["zorgsite.yaml"])
  }

  /// Most editors write beside a file and then put the new one in its place.
  @Test func tellsOfFilesThatAnEditorReplaces() async throws {
    let site = try WatchedFolder()
    defer { try? site.remove() }
    let changes = try site.watcher().changes { Issue.record("\($0)") }
    try site.write("zorgsite.yaml~", "title: x")
    try site.move("zorgsite.yaml~", to: "zorgsite.yaml")
    #expect(await site.told("zorgsite.yaml", by: changes) == ["zorgsite.yaml"])
    try site.write("content/.griep.md.swp", "x")
    try site.move("content/.griep.md.swp", to: "content/griep.md")
    #expect(await site.told("content/griep.md", by: changes) == ["content/griep.md"])
  }

  @Test func passesOverWhatIsNotTheSites() async throws {
    let site = try WatchedFolder()
    defer { try? site.remove() }
    let changes = try site.watcher().changes { Issue.record("\($0)") }
    let names = [
      "content/4913", "content/griep.md~", "content/#griep.md#", "content/.#griep.md", "content/.griep.md.swp",
      "content/griep.md.swp", "content/.git/HEAD", "content/uitvoer/index.html", "output/index.html", ".zorgsite/cache",
      "README.md",
    ]
    for name in names { try site.write(name, "x") }
    try site.write("content/einde.md", "x")
    #expect(await site.told("content/einde.md", by: changes) == ["content/einde.md"])
  }

  @Test func picksUpFoldersThatComeAndDropsThoseThatGo() async throws {
    let site = try WatchedFolder()
    defer { try? site.remove() }
    let changes = try site.watcher().changes { Issue.record("\($0)") }
    try site.write("content/pages/over/ons.md", "x")
    #expect(await site.told("content/pages/over/ons.md", by: changes) == ["content/pages/over/ons.md"])
    try site.write("content/pages/over/ons.md", "y")
    #expect(await site.told("content/pages/over/ons.md", by: changes) == ["content/pages/over/ons.md"])
    try site.move("content/pages", to: "elders")
    #expect(await site.told("content/pages", by: changes) == ["content/pages"])
    try site.write("elders/over/ons.md", "z")
    try site.move("elders", to: "content/bladen")
    #expect(await site.told("content/bladen/over/ons.md", by: changes) == ["content/bladen/over/ons.md"])
    try site.write("content/bladen/over/u.md", "z")
    #expect(await site.told("content/bladen/over/u.md", by: changes) == ["content/bladen/over/u.md"])
    try site.remove("content/bladen")
    #expect(await site.told("content/bladen", by: changes).contains("content/bladen/over/u.md"))
  }

  @Test func picksUpAFolderThatWasNotThere() async throws {
    let site = try WatchedFolder()
    defer { try? site.remove() }
    let changes = try site.watcher().changes { Issue.record("\($0)") }
    try site.write("themes/zorg/assets/stijl.css", "x")
    #expect(await site.told("themes/zorg/assets/stijl.css", by: changes) == ["themes/zorg/assets/stijl.css"])
    try site.remove("themes")
    _ = await site.told("themes", by: changes)
    try site.write("themes/zorg/theme.yaml", "x")
    #expect(await site.told("themes/zorg/theme.yaml", by: changes) == ["themes/zorg/theme.yaml"])
  }

  @Test func tellsOfLinksButDoesNotFollowThem() async throws {
    let site = try WatchedFolder()
    defer { try? site.remove() }
    let changes = try site.watcher().changes { Issue.record("\($0)") }
    try FileManager.default.createSymbolicLink(
      atPath: site.folder.appending(path: "content/link").path, withDestinationPath: "../output")
    #expect(await site.told("content/link", by: changes) == ["content/link"])
    try site.write("output/index.html", "x")
    try site.write("content/einde.md", "x")
    #expect(await site.told("content/einde.md", by: changes) == ["content/einde.md"])
  }

  @Test func looksAtAllFilesWhereTheSystemWatchesNoMore() async throws {
    let site = try WatchedFolder()
    defer { try? site.remove() }
    let (notices, notice) = AsyncStream.makeStream(of: String.self)
    let watcher = site.watcher {
      $0.watchLimit = 2
      $0.lookTime = 10
    }
    let changes = try watcher.changes { notice.yield($0) }
    var iterator = notices.makeAsyncIterator()
    let text = try #require(await iterator.next())
    #expect(text.hasPrefix("cannot watch '\(site.folder.path)/content"))
    #expect(text.contains("fs.inotify.max_user_watches"))
    try site.write("content/artikelen/griep.md", "anders")
    try site.write("content/nieuw/.verborgen", "x")
    try site.write("content/uitvoer/index.html", "x")
    #expect(await site.told("content/artikelen/griep.md", by: changes) == ["content/artikelen/griep.md"])
    try site.write("themes/zorg/theme.yaml", "x")
    #expect(await site.told("themes/zorg/theme.yaml", by: changes) == ["themes/zorg/theme.yaml"])
    try site.remove("content/artikelen")
    #expect(await site.told("content/artikelen/griep.md", by: changes) == ["content/artikelen/griep.md"])
  }

  @Test func looksAtAllFilesOnceTheLimitIsReached() async throws {
    let site = try WatchedFolder()
    defer { try? site.remove() }
    let (notices, notice) = AsyncStream.makeStream(of: String.self)
    let watcher = site.watcher {
      $0.watchLimit = 4
      $0.lookTime = 10
    }
    let changes = try watcher.changes { notice.yield($0) }
    try site.write("content/a/b/c/d.md", "x")
    _ = await site.told("content", by: changes)
    var iterator = notices.makeAsyncIterator()
    #expect(await iterator.next() != nil)
    try site.write("content/a/b/c/e.md", "x")
    #expect(await site.told("content/a/b/c/e.md", by: changes).contains("content/a/b/c/e.md"))
  }

  @Test func keepsChangesThatNobodyTakesYet() async throws {
    let site = try WatchedFolder()
    defer { try? site.remove() }
    let changes = try site.watcher { ($0.quietTime, $0.longestWait) = (0, 0) }.changes { Issue.record("\($0)") }
    for index in 0..<50 { try site.write("content/\(index).md", "x") }
    let told = await site.told("content/0.md", "content/25.md", "content/49.md", by: changes)
    #expect(told.count == 50)
  }

  @Test func saysWhichFolderIsMissing() {
    #expect(throws: ServerError.system(operation: "watch '/nergens/content'", code: ENOENT)) {
      try FileWatcher(["/nergens/content"]).changes { _ in }
    }
  }
}
