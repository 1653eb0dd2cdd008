import Diagnostics
import Foundation
import Testing
import ZorgSite

/// One folder under `Tests/Fixtures/broken` for each kind of mistake, with the exact text that it prints.
@Suite struct BrokenSiteTests {
  static let folder = TemporarySite.fixtures.appending(path: "broken")
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test(arguments: cases)
  func printsTheMistakeWithItsPlace(name: String) async throws {
    let folder = Self.folder.appending(path: name)
    let site = try TemporarySite(overlay: folder.appending(path: "site"))
    defer { site.remove() }
    let report = try await site.build()
    #expect(!report.diagnostics.isEmpty)
    #expect(report.diagnostics.hasErrors != report.isCommitted)
    let text = DiagnosticPrinter(format: .text).print(report.diagnostics) { path in
      try? Disk.read("\(site.path)/\(path)")
    }
    try expectGolden(text, at: folder.appending(path: "diagnostics.txt"))
  }

  @Test func coversAtLeastTwentyFiveKinds() {
    #expect(Self.cases.count >= 25)
  }
}
