import Foundation
import Testing
import ZorgSite

@Suite struct ModerationTests {
  /// A site with a thread of three: Jan asks, Els answers Jan, and somebody's comment waits.
  static func site() throws -> TemporarySite {
    let site = try TemporarySite()
    let keys = "date: 2024-05-01T10:00:00+02:00"
    try site.write(
      "---\nauthor: Jan  Jansen\n\(keys)\nurl: https://www.jansen.nl/\nemail: jan@jansen.nl\nstatus: approved\n---\nHallo\n",
      to: "content/comments/griep/2024-05-01t100000-aaaa.md")
    try site.write(
      "---\nauthor: Els\n\(keys)\nreplyTo: 2024-05-01t100000-aaaa\nstatus: approved\n---\nDag Jan Jansen!\n",
      to: "content/comments/griep/2024-05-02t100000-bbbb.md")
    try site.write(
      "---\r\nauthor: Onbekend\r\n\(keys)\r\nstatus: pending\r\n---\r\nKoop \u{1B}[2Jnu\r\n",
      to: "content/comments/griep/2024-05-03t100000-cccc.md")
    return site
  }

  static func text(_ name: String, in site: TemporarySite) throws -> String {
    String(decoding: try Data(contentsOf: site.folder.appending(path: "content/comments/\(name)")), as: UTF8.self)
  }

  @Test func listsEveryComment() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let files = try await Moderation(site: site.path).comments()
    #expect(
      files.map(\.name) == [
        "griep/2024-05-01t100000-aaaa", "griep/2024-05-02t100000-bbbb", "griep/2024-05-03t100000-cccc",
      ])
    #expect(files.map(\.comment?.status) == [.approved, .approved, .pending])
    #expect(files.last?.text == "Koop \u{1B}[2Jnu")
    #expect(files.json.contains(#""status": "pending", "author": "Onbekend""#))
  }

  @Test(arguments: [80, 120])
  func showsAListThatFitsTheTerminal(width: Int) async throws {
    let site = try Self.site()
    defer { site.remove() }
    let files = try await Moderation(site: site.path).comments()
    let overview = files.overview(width: width)
    #expect(overview.split(separator: "\n").allSatisfy { $0.count <= width })
    #expect(!overview.unicodeScalars.contains("\u{1B}"))
    #expect(!(files.last?.details(width: width).unicodeScalars.contains("\u{1B}") ?? true))
    try expectGolden(overview, at: TemporarySite.fixtures.appending(path: "screens/comments-\(width).txt"))
  }

  @Test func changesSeveralAtOnceAndPublishesThem() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let moderation = try await Moderation(site: site.path)
    let before = try Self.text("griep/2024-05-03t100000-cccc.md", in: site)
    let paths = try moderation.find(["2024-05-03t100000-cccc", "griep/2024-05-01t100000-aaaa"])
    let changes = try moderation.setStatus(.approved, of: paths)
    #expect(changes.map(\.isUnchanged) == [false, true])
    #expect(changes.map(\.before) == ["pending", "approved"])
    let after = try Self.text("griep/2024-05-03t100000-cccc.md", in: site)
    #expect(after == before.replacingOccurrences(of: "pending", with: "approved"))
    try await site.build()
    #expect(site.page("artikelen/griep/index.html")?.contains("Onbekend") == true)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: site.folder.appending(path: "content/comments/griep").path)
    #expect(names.count == 3)
  }

  @Test func writesNothingInADryRun() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let before = TemporarySite.files(below: site.folder)
    let moderation = try await Moderation(site: site.path)
    _ = try moderation.setStatus(.spam, of: moderation.find(["2024-05-03t100000-cccc"]), isDryRun: true)
    _ = try moderation.forget("Jan Jansen", isDryRun: true)
    #expect(TemporarySite.files(below: site.folder) == before)
  }

  @Test func writesNoneWhereOneCannotBeChanged() async throws {
    let site = try Self.site()
    defer { site.remove() }
    try site.write("---\nstatus: |\n  x\n---\n", to: "content/comments/griep/d.md")
    let before = TemporarySite.files(below: site.folder)
    let moderation = try await Moderation(site: site.path)
    let paths = try moderation.find(["2024-05-03t100000-cccc", "d"])
    #expect(throws: Refusal.self) { try moderation.setStatus(.spam, of: paths) }
    #expect(TemporarySite.files(below: site.folder) == before)
  }

  @Test func keepsAFilesPermissionsAndLink() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let file = site.folder.appending(path: "content/comments/griep/2024-05-03t100000-cccc.md")
    let real = site.folder.appending(path: "content/media/echt.md")
    try FileManager.default.createDirectory(at: real.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: file, to: real)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real.path)
    try FileManager.default.createSymbolicLink(at: file, withDestinationURL: real)
    let moderation = try await Moderation(site: site.path)
    _ = try moderation.setStatus(.spam, of: moderation.find(["2024-05-03t100000-cccc"]))
    let attributes = try FileManager.default.attributesOfItem(atPath: real.path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try String(contentsOf: real, encoding: .utf8).contains("status: spam"))
    #expect(
      try FileManager.default.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType == .typeSymbolicLink)
  }

  @Test func namesWhatItDoesNotFind() async throws {
    let site = try Self.site()
    defer { site.remove() }
    try site.write("---\nauthor: A\ndate: 2024-01-01\n---\n", to: "content/comments/hoest/2024-05-03t100000-cccc.md")
    let moderation = try await Moderation(site: site.path)
    let near = #expect(throws: Refusal.self) { try moderation.find(["2024-05-02t100000-bbb"]) }
    #expect(near?.hint == "did you mean '2024-05-02t100000-bbbb'?")
    let several = #expect(throws: Refusal.self) { try moderation.find(["2024-05-03t100000-cccc"]) }
    #expect(several?.hint?.contains("hoest/2024-05-03t100000-cccc") == true)
    #expect(try moderation.find(["hoest/2024-05-03t100000-cccc"]).count == 1)
  }

  @Test(arguments: ["jan jansen", "http://jansen.nl"])
  func erasesAPersonAndKeepsTheThread(person: String) async throws {
    let site = try Self.site()
    defer { site.remove() }
    let erasure = try await Moderation(site: site.path).forget(person)
    #expect(erasure.erased == ["content/comments/griep/2024-05-01t100000-aaaa.md"])
    let text = try Self.text("griep/2024-05-01t100000-aaaa.md", in: site)
    #expect(text == "---\nauthor: \"-\"\ndate: 2024-05-01T10:00:00+02:00\nstatus: removed\n---\n")
    let report = try await site.build()
    #expect(report.diagnostics == [])
    let page = try #require(site.page("artikelen/griep/index.html"))
    #expect(page.contains("verwijderd") && page.contains("Els"))
    if person == "jan jansen" { #expect(erasure.mentions == ["content/comments/griep/2024-05-02t100000-bbbb.md"]) }
  }

  @Test(arguments: [
    (
      "a.yml", "_id: 7\n_parent: griep\nname: Piet\nemail: 0cc175b9\ndate: 1714550400\nmessage: >-\n  Van Piet\n",
      "name: \"-\"\n_id: 7\n_parent: griep\ndate: 1714550400\nstatus: removed\nmessage: \"-\"\n"
    ),
    (
      "a.json", #"{"_id":"7","name":"Piet","date":1714550400,"message":"Van Piet"}"#,
      "{\n  \"name\": \"-\",\n  \"_id\": \"7\",\n  \"date\": 1714550400,\n  \"status\": \"removed\",\n  \"message\": \"-\"\n}\n"
    ),
  ])
  func erasesStaticmansEntries(name: String, before: String, after: String) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(before, to: "content/comments/griep/\(name)")
    _ = try await Moderation(site: site.path).forget("Piet")
    #expect(try Self.text("griep/\(name)", in: site) == after)
    #expect(try await site.build().diagnostics == [])
  }

  @Test func refusesToForgetWhomItDoesNotFind() async throws {
    let site = try Self.site()
    defer { site.remove() }
    await #expect(throws: Refusal.self) { try await Moderation(site: site.path).forget("Kees") }
    await #expect(throws: Refusal.self) { try await Moderation(site: site.path).forget("") }
    await #expect(throws: Refusal.self) { try await Moderation(site: site.path).forget("Els", article: "hoest") }
  }
}
