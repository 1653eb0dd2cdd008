import Foundation
import Testing

/// Compares text with a recorded file. With `RECORD=1` in the environment, or where nothing is recorded yet, it records
/// the text and fails, so that a recording never passes unseen.
func expectGolden(_ text: String, at file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let recorded = try? String(contentsOf: file, encoding: .utf8)
  if ProcessInfo.processInfo.environment["RECORD"] != nil || recorded == nil {
    if recorded != text {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent); read it, then run again", sourceLocation: sourceLocation)
    }
    return
  }
  #expect(text == recorded, "\(file.path) differs", sourceLocation: sourceLocation)
}
