import FeedRules
import Feeds
import Foundation
import Testing

/// Whole documents, byte for byte. `RECORD=1 swift test --filter GoldenTests` writes them anew and fails.
@Suite struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  @Test(arguments: FeedSample.allCases, FeedFormat.allCases)
  func writesTheRecordedBytes(sample: FeedSample, format: FeedFormat) throws {
    try expect(sample.bytes(format), recordedIn: "\(sample.rawValue)-\(format.fileName)")
  }

  @Test(arguments: FeedSample.allCases, FeedFormat.allCases)
  func writesTheSameBytesEveryTime(sample: FeedSample, format: FeedFormat) {
    #expect(sample.bytes(format) == sample.bytes(format))
  }

  @Test(arguments: FeedSample.allCases.filter { $0 != .hostile }, FeedFormat.allCases)
  func writesFeedsThatBreakNoRule(sample: FeedSample, format: FeedFormat) {
    #expect(feedViolations(in: sample.bytes(format), publishedAt: sample.selfURL(format)) == [])
  }

  @Test func writesTheRecordedOPML() throws {
    var bytes: [UInt8] = []
    write(
      OPML(
        title: "Feeds van Zorg & 2.0",
        outlines: [
          OPMLOutline(
            title: "Alles", description: "Elk \"artikel\"", feedURL: "https://zorg.example/index.xml",
            pageURL: "https://zorg.example/", language: "nl-NL"),
          OPMLOutline(
            title: "Onderwerpen",
            children: [
              OPMLOutline(title: "Patiënten", feedURL: "https://zorg.example/onderwerpen/patiënten/index.xml")
            ]),
        ]), into: &bytes)
    try expect(bytes, recordedIn: "feeds.opml")
    #expect(feedViolations(in: bytes) == [])
  }

  private func expect(_ bytes: [UInt8], recordedIn name: String) throws {
    let file = GoldenTests.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(bytes).write(to: file)
      Issue.record("recorded \(name)")
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(String(decoding: bytes, as: UTF8.self) == recorded)
  }
}
