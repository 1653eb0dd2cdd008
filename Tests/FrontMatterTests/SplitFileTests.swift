import Testing

@testable import FrontMatter

@Suite struct SplitFileTests {
  @Test(arguments: [
    ("---\ntitle: x\n---\nbody", "title: x\n", "body", 4),
    ("---\r\ntitle: x\r\n---\r\nbody", "title: x\r\n", "body", 4),
    ("\u{FEFF}---\ntitle: x\n---\nbody", "title: x\n", "body", 4),
    ("--- \t\ntitle: x\n---  \nbody", "title: x\n", "body", 4),
    ("---\ntitle: x\n...\nbody", "title: x\n", "body", 4),
    ("---\n---\nbody", "", "body", 3),
    ("---\n---", "", "", 3),
    ("---\na: b\n---\n", "a: b\n", "", 4),
    ("---\na: b\n---", "a: b\n", "", 4),
    ("---\na: b\n---\nx\n---\ny", "a: b\n", "x\n---\ny", 4),
    ("---\na: |\n  ---\n  ...\n----\n--- x\n---\n", "a: |\n  ---\n  ...\n----\n--- x\n", "", 8),
    ("---\n\n\n---\n\nbody", "\n\n", "\nbody", 5),
  ])
  func findsFrontMatter(source: String, frontMatter: String, body: String, line: Int) throws {
    try Array(source.utf8).withUnsafeBufferPointer { bytes in
      let split = try SplitFile.split(bytes)
      let range = try #require(split.frontMatter)
      #expect(Array(bytes[range]) == Array(frontMatter.utf8))
      #expect(Array(bytes[split.body]) == Array(body.utf8))
      #expect(split.bodyLine == line)
    }
  }

  @Test(arguments: [
    "", "body", "\n---\na: b\n---\n", " ---\na: b\n---\n", "----\na\n---", "--\n", "...\n---\n", "---\ra: b\r---\r",
    "# ---\n", "++\n",
  ])
  func leavesFilesWithoutAlone(source: String) throws {
    try Array(source.utf8).withUnsafeBufferPointer { bytes in
      let split = try SplitFile.split(bytes)
      #expect(split.frontMatter == nil)
      #expect(split.body == 0..<bytes.count)
      #expect(split.bodyLine == 1)
    }
  }

  @Test func leavesTheByteOrderMarkOutOfTheBody() throws {
    let split = try Array("\u{FEFF}x".utf8).withUnsafeBufferPointer { try SplitFile.split($0) }
    #expect(split.body == 3..<4)
  }

  @Test(arguments: [
    "---", "---\n", "---\ntitle: x\n", "---\ntitle: x\n--\n", "---\ntitle: x\n ---\n", "\u{FEFF}---\r\n",
  ])
  func asksForTheClosingLine(source: String) {
    #expect(
      mistake { try Array(source.utf8).withUnsafeBufferPointer { try SplitFile.split($0) } }
        == """
        1:1: front matter has no closing '---' line [front-matter.unclosed]
        add a line with only '---' below the last key
        """)
  }

  @Test(arguments: ["+++\ntitle = 'x'\n+++\n", "+++", "\u{FEFF}+++\r\n"])
  func refusesTOML(source: String) {
    #expect(
      mistake { try Array(source.utf8).withUnsafeBufferPointer { try SplitFile.split($0) } }
        == """
        1:1: front matter in TOML ('+++') is not read [front-matter.toml]
        write it as YAML between '---' lines: 'title: ...' instead of 'title = ...'
        """)
  }
}
