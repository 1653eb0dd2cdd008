import Diagnostics
import Testing

@testable import FrontMatter

/// The quick reader must give what libyaml gives, or nothing.
@Suite struct PlainYAMLTests {
  @Test(arguments: [
    "title: Griep\ndate: 2024-03-12T09:00:00+01:00\ntags: [griep, koorts]\nauthors:\n  - jan-de-vries\n  - piet\n",
    "title: \"Zorg: wat nu?\"\nsummary: Wat u zélf kunt doen – en wanneer niet\nweight: 3",
    "tags:\n- griep\n- \"koorts, pijn\"\nstatus: approved\n",
  ])
  func readsWhatNearlyAllFrontMatterIs(text: String) throws {
    #expect(plain(text) != nil)
    #expect(plain(text) == composed(text))
  }

  @Test(arguments: [
    "", "\n", "title:\n", "title: a\n  b\n", "a: 'b'\n", "a: |\n  b\n", "a: b # c\n", "a: b\na: c\n", "a: &x b\n",
    "a: !t b\n",
    "a: \"b\\n\"\n", "a: b: c\n", "a: [b, [c]]\n", "a: {b: c}\n", "- a\n", "a: b\r\n", "a:\tb\n", "a: b \n",
    "a: b\u{85}c\n",
    "a: \"b\n  c\"\n", "a: [é, b]\n", "a:\n  - b\n   - c\n", "a:\n  - b: c\n", "a: b\n...\n", "?: b\n", "a: b\u{7F}\n",
  ])
  func leavesTheRestToTheLibrary(text: String) {
    #expect(plain(text) == nil)
  }

  @Test func agreesWithTheLibraryOnRandomTexts() {
    var random = Random(state: 7)
    let pieces = [
      "a", "b1", "titel", "é", "–", "\u{A0}", "\u{85}", "\u{2028}", "\u{FEFF}", " ", "  ", "\n", "\n", ": ", ": ", ":",
      "-", "- ",
      "\n- ", "\n  - ", "[", "]", ", ", ",", "\"", "'", "#", " #", "?", "! ", "%", "@", "/", "(", ")", "=", ";", "+",
      ".", "12",
      "2024-03-12T09:00", "true", "~", "|", "\\", "&", "*", "{", "\u{1}", "\n\n", "\na: ", "\nb: ", "\nc:",
      "\nlijst: [x, y]",
    ]
    var read = 0
    for _ in 0..<60_000 {
      let text = "k: v\nl: " + (0..<random.below(9)).map { _ in pieces[random.below(pieces.count)] }.joined()
      guard let quick = plain(text) else { continue }
      read += 1
      #expect(quick == composed(text), "\(text.debugDescription)")
    }
    #expect(read > 1_000)
  }

  private func plain(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBufferPointer {
      PlainYAML.mapping($0, firstLine: 2, limits: FrontMatterLimits()).map { String(describing: $0) }
    }
  }

  private func composed(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      do throws(FrontMatterError) {
        return try composeYAML(bytes, firstLine: 2, limits: FrontMatterLimits()).map { String(describing: $0) }
      } catch {
        return "error: \(error.diagnostic)"
      }
    }
  }
}

/// SplitMix64, so that each run sees the same texts.
private struct Random {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }
}
