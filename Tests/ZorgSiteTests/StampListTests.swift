import Foundation
import Glibc
import Testing

@testable import ZorgSite

@Suite struct StampListTests {
  private static let names = [
    "a/b/eerste.txt", "a/b/tweede.txt", "a/b/c/derde.txt", "a/b/c/vierde.txt", "a/bb/vijfde.txt", "los.txt", "nog.txt",
    "z/zesde.txt", "a/b/zevende.txt",
  ]

  private func list(_ paths: [String], of site: TemporarySite) throws -> StampList {
    var writer = BinaryWriter()
    let stamps = try paths.map { path in
      (path, try #require(FileStamp(path.hasPrefix("/") ? path : "\(site.path)/\(path)")))
    }
    StampList.write(stamps, to: &writer)
    var reader = BinaryReader(writer.bytes[...])
    return try StampList(&reader)
  }

  /// Paths beside each other are looked at from the folder that they share; what is seen of each is the same.
  @Test func seesEachFileThatLooksOther() async throws {
    let site = try TemporarySite(base: nil)
    let other = try TemporarySite(base: nil)
    defer {
      site.remove()
      other.remove()
    }
    for name in Self.names { try site.write("x", to: name) }
    try other.write("x", to: "c/elders.txt")
    let paths = Self.names + ["\(other.path)/c/elders.txt"]
    let list = try list(paths, of: site)
    func touched(_ later: [String: RecentEdits.SeenStamp] = [:]) async throws -> [String]? {
      try await list.touched(below: site.path, kind: S_IFREG, later: later)
    }
    #expect(try await touched() == [])
    #expect(try await list.touched(below: site.path, kind: S_IFDIR, later: [:]) == paths)
    var later: [String: RecentEdits.SeenStamp] = [:]
    for (count, name) in Self.names.enumerated() {
      try site.write("xy", to: name)
      #expect(try await touched() == Array(Self.names[...count]))
      let stamp = try #require(FileStamp("\(site.path)/\(name)"))
      later[name] = RecentEdits.SeenStamp(stamp: stamp, isSettled: true)
      #expect(try await touched(later) == [])
    }
    try site.delete("a/b")
    #expect(try await touched(later) == Self.names.filter { $0.hasPrefix("a/b/") })
    try other.delete("c")
    #expect(try await touched(later)?.last == "\(other.path)/c/elders.txt")
  }
}
