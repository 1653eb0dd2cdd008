import Foundation
import Testing

@testable import ZorgServer

@Suite struct WatchedTreeTests {
  @Test func watchesAnewWhenEventsWereLost() throws {
    let site = try WatchedFolder()
    defer { try? site.remove() }
    let content = "\(site.folder.path)/content"
    var tree = try WatchedTree([content], rules: WatchRules(ignoredPaths: []))
    try site.write("content/nieuw/a.md", "x")
    let lost = Inotify.Event(watch: -1, mask: UInt32(IN_Q_OVERFLOW), name: "")
    #expect(try tree.changes(for: lost) == [content])
    // Whatever stands in the queue is from before: it is about watches that are forgotten.
    for event in tree.inotify.events() { #expect(try tree.changes(for: event) == []) }
    try site.write("content/nieuw/a.md", "y")
    let told = try tree.inotify.events().reduce(into: Set()) { $0.formUnion(try tree.changes(for: $1)) }
    #expect(told == ["\(content)/nieuw/a.md"])
  }

  @Test func findsFilesThatCameBeforeTheirFolderWasWatched() throws {
    let site = try WatchedFolder()
    defer { try? site.remove() }
    let content = "\(site.folder.path)/content"
    var tree = try WatchedTree([content], rules: WatchRules(ignoredPaths: []))
    try site.write("content/a/b/c.md", "x")
    let told = try tree.inotify.events().reduce(into: Set()) { $0.formUnion(try tree.changes(for: $1)) }
    #expect(told == ["\(content)/a/b/c.md"])
  }
}
