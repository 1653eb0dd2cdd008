import Foundation
import Starter
import Testing
import ZorgSite

/// The portals that we hand out are an example: nothing is found in them.
@Suite struct PortalCheckTests {
  @Test func findsNothingInTheSamplePortal() async throws {
    var options = CheckOptions(site: DocumentationTests.repository.path, systemTime: 0)
    options.now = "2026-11-20T12:00"
    let report = try await Check(options).run()
    #expect(report.diagnostics.map(CheckedSite.described) == [])
    #expect(report.pageCount > 100)
  }

  @Test func findsNothingInANewSite() async throws {
    let site = try TemporarySite(base: nil)
    defer { site.remove() }
    try NewSiteTests.newSite().create(in: site.path)
    let report = try await CheckedSite.report(site)
    #expect(report.diagnostics.map(CheckedSite.described) == [])
    #expect(report.pageCount > 10)
  }
}
