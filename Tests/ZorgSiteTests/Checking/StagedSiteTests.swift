import Foundation
import Testing

@testable import ZorgSite

/// What git has staged, in real repositories.
@Suite struct StagedSiteTests {
  /// A repository with a clean site in it, in `folder` below its top, all committed.
  static func repository(_ folder: String = "") throws -> TestRepository {
    let repository = try TestRepository()
    let site = try CheckedSite.site()
    defer { site.remove() }
    for (name, data) in TemporarySite.files(below: site.folder) { try repository.write(data, to: folder + name) }
    try repository.git("add", ".")
    try repository.git("commit", "--quiet", "--message", "Start")
    return repository
  }

  static func found(_ repository: TestRepository, _ folder: String = "") async throws -> [String] {
    var options = CheckOptions(site: repository.folder.appending(path: folder).path, systemTime: 1_717_236_000)
    options.isStaged = true
    return try await Check(options).run().diagnostics.map(CheckedSite.described)
  }

  static let hoest = "content/articles/hoest.md"
  static let bad = CheckedSite.article("", "BSN 111222333")
  static let good = CheckedSite.article("", "Rust uit.")

  @Test(arguments: ["", "portaal/", "een map/"])
  func looksAtWhatIsStagedAndNotAtTheWorkingCopy(folder: String) async throws {
    let repository = try Self.repository(folder)
    defer { repository.remove() }
    try repository.write(Self.bad, to: folder + Self.hoest)
    #expect(try await Self.found(repository, folder) == [])
    try repository.git("add", ".")
    try repository.write(Self.good, to: folder + Self.hoest)
    #expect(try await Self.found(repository, folder) == ["P001 error \(Self.hoest):6"])
    try repository.git("add", ".")
    try repository.write(Self.bad, to: folder + Self.hoest)
    #expect(try await Self.found(repository, folder) == [])
    #expect(try repository.git("status", "--short").contains(".zorgsite") == false)
  }

  @Test func reportsOnStagedFilesOnly() async throws {
    let repository = try Self.repository()
    defer { repository.remove() }
    try repository.write(Self.bad, to: Self.hoest)
    try repository.git("add", ".")
    try repository.git("commit", "--quiet", "--message", "Lek")
    #expect(try await Self.found(repository) == [])
    try repository.write(
      CheckedSite.article("slug: b", "[Hoest](hoest.md) en [niets hier](niets.md)"), to: "content/articles/b.md")
    try repository.git("add", ".")
    #expect(try await Self.found(repository) == ["link.target error content/articles/b.md:7"])
  }

  @Test func seesLinksThatARemovedFileBreaks() async throws {
    let repository = try Self.repository()
    defer { repository.remove() }
    try repository.write(CheckedSite.article("", "[Griep](griep.md)"), to: Self.hoest)
    try repository.git("add", ".")
    try repository.git("commit", "--quiet", "--message", "Hoest")
    try repository.git("rm", "--quiet", "content/articles/griep.md")
    let found = try await Self.found(repository)
    // The page of its tag goes too, and with it the list of all tags, to which the menu leads.
    #expect(found == ["link.target error \(Self.hoest):6", "link.page error zorgsite.yaml:4"])
  }

  @Test func checksAFirstCommitPicturesAndTheIndexOfAPartialCommit() async throws {
    let repository = try TestRepository()
    defer { repository.remove() }
    let site = try CheckedSite.site([Self.hoest: Self.bad])
    defer { site.remove() }
    for (name, data) in TemporarySite.files(below: site.folder) { try repository.write(data, to: name) }
    try repository.git("add", ".")
    #expect(try await Self.found(repository) == ["P001 error \(Self.hoest):6"])
  }

  @Test func leavesNothingBehind() async throws {
    let repository = try Self.repository()
    defer { repository.remove() }
    try repository.write(Self.bad, to: Self.hoest)
    try repository.git("add", ".")
    let abandoned = repository.folder.appending(path: ".zorgsite/staged-999999999/content")
    try FileManager.default.createDirectory(at: abandoned, withIntermediateDirectories: true)
    var options = CheckOptions(site: repository.folder.path, systemTime: 1_717_236_000)
    options.isStaged = true
    let report = try await Check(options).run()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: repository.folder.appending(path: ".zorgsite").path) == [])
    // The lines are shown although the folder that was checked is gone.
    #expect(report.text(.text).contains("BSN 1112*****\n"))
  }

  @Test func refusesAFolderWithoutARepository() async throws {
    let site = try CheckedSite.site()
    defer { site.remove() }
    await #expect(throws: Refusal.self) { _ = try await CheckedSite.report(site) { $0.isStaged = true } }
  }
}
