import Diagnostics

/// Where the front matter of a Markdown file lies, and where its body starts.
public struct SplitFile: Sendable {
  /// Byte range between the `---` lines; nil where the file has no front matter.
  public var frontMatter: Range<Int>?
  /// Byte range of the rest.
  public var body: Range<Int>
  /// The file's line on which the body starts.
  public var bodyLine: Int

  /// Splits a file. A BOM at the start and CRLF are accepted, also blanks behind the `---`; `...` closes too.
  public static func split(_ bytes: UnsafeBufferPointer<UInt8>) throws(FrontMatterError) -> SplitFile {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = lineEnd(in: bytes, from: start)
    let opening = trimmed(bytes[start..<first])
    if opening.elementsEqual("+++".utf8) { throw FrontMatterError(.tomlFrontMatter) }
    guard opening.elementsEqual("---".utf8) else {
      return SplitFile(frontMatter: nil, body: start..<bytes.count, bodyLine: 1)
    }
    let contentStart = min(first + 1, bytes.count)
    var (line, index) = (2, contentStart)
    while index < bytes.count {
      let end = lineEnd(in: bytes, from: index)
      let isCandidate = bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: ".")
      if isCandidate {
        let text = trimmed(bytes[index..<end])
        if text.elementsEqual("---".utf8) || text.elementsEqual("...".utf8) {
          return SplitFile(
            frontMatter: contentStart..<index, body: min(end + 1, bytes.count)..<bytes.count, bodyLine: line + 1)
        }
      }
      index = end + 1
      line += 1
    }
    throw FrontMatterError(.unclosedFrontMatter)
  }

  /// The offset of the line's LF, or of the end.
  private static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
  }

  /// Without blanks and CR at the end.
  private static func trimmed(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
    var line = line
    while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D { line = line.dropLast() }
    return line
  }
}
