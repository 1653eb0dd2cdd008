import Foundation
import Testing

@testable import ZorgSite

@Suite struct SourceTreeTests {
  /// A first build does not look at what it reads: the stamps of when it was read are those that looking gives.
  @Test func takesStampsFromReading() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("---\n", to: "content/articles/kapot.md")
    try site.write(Data(repeating: 0x61, count: 9 << 20), to: "content/articles/te-groot.md")
    try site.write("---\nauthor: A\n---\nDank.", to: "content/comments/griep/eerste.md")
    try site.write("x", to: "content/articles/plaatje.png")
    try FileManager.default.createSymbolicLink(
      atPath: site.path + "/content/articles/verwijzing.md", withDestinationPath: "griep.md")
    let looked = try await SourceTree.walk(site: site.path)
    var tree = try await SourceTree.walk(site: site.path, looksAtTexts: false)
    #expect(tree.articles.contains { $0.stamp == .none } && tree.comments.contains { $0.stamp == .none })
    #expect(tree.files.map(\.path) == looked.files.map(\.path))
    let (sources, _) = try await Sources.load(
      site: site.path, configuration: "zorgsite.yaml", baseURL: nil, tree: tree)
    tree.drop(sources.files, site: site.path)
    #expect(tree.articles.map(\.path) == ["content/articles/te-groot.md"])
    let stamps = sources.files.map { SourceFile(path: $0.path, stamp: $0.stamp) } + tree.files
    #expect(Set(stamps) == Set(looked.files) && stamps.count == looked.files.count)
  }
}
