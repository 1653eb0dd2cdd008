import Foundation
import Testing

@testable import ZorgSite

@Suite struct CleaningTests {
  private func options(_ site: TemporarySite, _ change: (inout BuildOptions) -> Void = { _ in }) -> BuildOptions {
    var options = BuildOptions(site: site.path, systemTime: 1_717_236_000)
    change(&options)
    return options
  }

  @Test func removesWhatBuildsMadeAndNothingElse() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let built = try await site.build()
    try site.write("zorg.voorbeeld.nl", to: "output/CNAME")
    try site.write("x", to: "output/artikelen/griep/eigen.txt")
    try site.write("x", to: "output/.well-known/security.txt")
    let cleaning = try Cleaning.run(options(site))
    #expect(cleaning.files == built.added.sorted())
    #expect(cleaning.kept == [".well-known/", "CNAME", "artikelen/griep/eigen.txt"])
    #expect(cleaning.state.contains(".zorgsite/cache"))
    #expect(try Disk.list("\(site.path)/.zorgsite").map(\.name) == ["lock"])
    #expect(site.outputFiles().keys.sorted() == ["CNAME", "artikelen/griep/eigen.txt"])
    let record = site.output.appending(path: PublishedRecord.fileName).path
    #expect(FileManager.default.fileExists(atPath: record))
    #expect(try await site.build().added.count == built.added.count)
  }

  @Test func onlyLooksInADryRun() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let built = try await site.build()
    let before = site.outputFiles()
    let cleaning = try Cleaning.run(options(site) { $0.isDryRun = true })
    #expect(cleaning.files.count == built.added.count)
    #expect(site.outputFiles() == before)
    #expect(try await site.build().renderedCount == 0)
  }

  @Test func refusesAFolderThatNoBuildMade() throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("brief", to: "output/brief.txt")
    #expect(throws: OutputFolder.Refusal.self) { try Cleaning.run(options(site)) }
    #expect(site.page("brief.txt") == "brief")
  }
}
