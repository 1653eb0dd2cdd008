import Foundation
import Testing
import ZorgSite

/// A later build gives the same bytes as a first one, whatever happened in between.
@Suite struct IncrementalTests {
  /// A generator with a fixed seed (SplitMix64).
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  @Test(arguments: [1, 2, 3])
  func equalsACleanBuildAfterAnyEdits(seed: UInt64) async throws {
    var editor = RandomEditor(site: try TemporarySite(), dice: Dice(state: seed))
    defer { editor.site.remove() }
    try editor.start()
    var rendered = 0
    var built = 0
    for step in 0..<110 {
      // Only files at rest can be proven to be as they were: then the next edit must be seen all the same.
      if step % 3 == 0 {
        try await Task.sleep(for: .milliseconds(60))
        try await editor.site.build { $0.systemTime = editor.now }
      }
      let edit = try editor.edit()
      let report = try await editor.site.build { $0.systemTime = editor.now }
      guard report.isCommitted else {
        Issue.record("step \(step) (\(edit)): \(report.diagnostics.map(\.message))")
        return
      }
      rendered += report.renderedCount
      built += editor.site.outputFiles().count
      _ = try await editor.site.build {
        $0.systemTime = editor.now
        $0.output = editor.site.path + "/clean"
        $0.usesCache = false
        $0.savesCache = false
      }
      let (incremental, clean) = (
        editor.site.outputFiles(), TemporarySite.files(below: editor.site.folder.appending(path: "clean"))
      )
      if incremental != clean {
        let names = Set(incremental.keys).union(clean.keys).filter { incremental[$0] != clean[$0] }.sorted()
        Issue.record("step \(step) (\(edit)): \(names.prefix(5)) differ")
        return
      }
    }
    // The cache must be of use, or this shows nothing.
    #expect(rendered * 2 < built)
  }

  @Test(arguments: [4, 5, 6])
  func equalsACleanBuildAfterEditsOfTexts(seed: UInt64) async throws {
    var editor = RandomEditor(site: try TemporarySite(), dice: Dice(state: seed))
    defer { editor.site.remove() }
    try editor.start()
    let settings = [
      "feeds: {comments: true, archives: all, items: 3, threads: true, formats: [rss, json], threadFormats: [rss, atom]}",
      "feeds: {comments: true, archives: none, items: 5, threads: false}", "",
    ]
    let old = try String(contentsOf: editor.site.folder.appending(path: "zorgsite.yaml"), encoding: .utf8)
    try editor.site.write("\(old)\n\(settings[Int(seed) % 3])\n", to: "zorgsite.yaml")
    let template = try String(
      contentsOf: editor.site.folder.appending(path: "themes/kaal/templates/home.html"), encoding: .utf8)
    try editor.site.write(
      template.replacingOccurrences(
        of: "{% endblock %}",
        with:
          "{{ site.discussed | map(attribute='title') | join }} {% for comment in site.recentComments %}{{ comment.text }}{% endfor %}{% endblock %}"
      ),
      to: "themes/kaal/templates/home.html")
    _ = try await editor.site.build { $0.systemTime = editor.now }
    var quick = 0
    for step in 0..<90 {
      let edit = try editor.editText()
      // Some files are built when they are at rest, and some while they are warm.
      if step % 3 != 0 { try await Task.sleep(for: .milliseconds(60)) }
      let before = editor.site.modificationDate(of: ".zorgsite/cache")
      let report = try await editor.site.build { $0.systemTime = editor.now }
      if editor.site.modificationDate(of: ".zorgsite/cache") == before, report.renderedCount > 0 { quick += 1 }
      guard report.isCommitted else {
        Issue.record("step \(step) (\(edit)): \(report.diagnostics.map(\.message))")
        return
      }
      let clean = try await editor.site.build {
        $0.systemTime = editor.now
        $0.output = editor.site.path + "/clean"
        $0.usesCache = false
        $0.savesCache = false
      }
      let (files, wanted) = (
        editor.site.outputFiles(), TemporarySite.files(below: editor.site.folder.appending(path: "clean"))
      )
      if files != wanted {
        let names = Set(files.keys).union(wanted.keys).filter { files[$0] != wanted[$0] }.sorted()
        Issue.record("step \(step) (\(edit)): \(names.prefix(5)) differ")
        return
      }
      #expect(report.summary.commentCount == clean.summary.commentCount)
      #expect(report.diagnostics == clean.diagnostics)
    }
    #expect(quick > 15)
  }

  @Test func rendersNothingWhenNothingChanged() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let first = try await site.build()
    #expect(first.renderedCount == first.added.count)
    #expect(try await site.build().renderedCount == 0)
    #expect(try await site.build { $0.usesCache = false }.renderedCount == first.renderedCount)
  }

  @Test(arguments: [0, 1, 9, 100, 1000])
  func takesADamagedCacheForNone(position: Int) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    let before = site.outputFiles()
    let file = site.folder.appending(path: ".zorgsite/cache")
    var data = try Data(contentsOf: file)
    data[position] ^= 0x5A
    try data.write(to: file)
    #expect(try await site.build().isCommitted)
    #expect(site.outputFiles() == before)
    try data.prefix(position).write(to: file)
    #expect(try await site.build().isCommitted)
    #expect(site.outputFiles() == before)
  }

  @Test func repeatsWarningsOfFilesThatDidNotChange() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("---\ntitle: A\ndate: 2024-01-01\nkleur: groen\n---\nTekst.", to: "content/articles/a.md")
    let first = try await site.build()
    try site.write("---\ntitle: B\ndate: 2024-01-01\n---\nTekst.", to: "content/articles/b.md")
    let second = try await site.build()
    let third = try await site.build()
    #expect(first.diagnostics.count == 1)
    #expect(second.diagnostics == first.diagnostics && third.diagnostics == first.diagnostics)
  }

  @Test func findsALinkThatBroke() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("---\ntitle: A\ndate: 2024-01-01\n---\nLees [dit](griep.md).", to: "content/articles/a.md")
    try await site.build()
    try site.delete("content/articles/griep.md")
    let report = try await site.build()
    #expect(report.diagnostics.map(\.code) == ["link.target"])
    #expect(site.page("artikelen/griep/index.html") != nil)
  }

  @Test func provesItself() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    let build = Build(BuildOptions(site: site.path, systemTime: 1_717_236_000))
    #expect(try await build.verify() == [])
    try site.write("beklad", to: "output/index.html")
    #expect(try await build.verify() == ["index.html"])
  }
}
