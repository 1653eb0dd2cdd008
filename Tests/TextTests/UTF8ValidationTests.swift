import Testing
import Text

@Suite struct UTF8ValidationTests {
  @Test(
    arguments: [
      [], [0x7F], [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
      [0xEF, 0xBF, 0xBF],
      [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0xEF, 0xBB, 0xBF], [0],
    ] as [[UInt8]])
  func takesValidTextAtEachPlaceOfABlock(bytes: [UInt8]) {
    for before in 0...17 {
      for after in 0...9 {
        let text = [UInt8](repeating: 0x61, count: before) + bytes + [UInt8](repeating: 0x62, count: after)
        #expect(text.withUnsafeBufferPointer { firstInvalidUTF8(in: $0) } == nil)
      }
    }
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
      [0xE2, 0x82],
      [0xE2], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF0, 0x9F, 0x91], [0xF0, 0x9F], [0xF0], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8], [0xFE],
      [0xFF],
      [0xC3, 0xC3, 0xA9],
    ] as [[UInt8]])
  func findsTheFirstBadByteAtEachPlaceOfABlock(bytes: [UInt8]) {
    for before in 0...17 {
      for after in 0...9 {
        let text = [UInt8](repeating: 0x61, count: before) + bytes + [UInt8](repeating: 0x62, count: after)
        #expect(text.withUnsafeBufferPointer { firstInvalidUTF8(in: $0) } == before)
      }
    }
  }

  @Test func agreesWithTheStandardLibraryOnAllPairsOfBytes() {
    for first in 0...255 as ClosedRange<UInt8> {
      for second in 0...255 as ClosedRange<UInt8> {
        for tail in [[], [0x80], [0x80, 0x80], [0xBF, 0xBF]] as [[UInt8]] {
          let bytes = [first, second] + tail
          let isValid = bytes.withUnsafeBufferPointer { firstInvalidUTF8(in: $0) } == nil
          if isValid != (String(validating: bytes, as: UTF8.self) != nil) { Issue.record("\(bytes)") }
        }
      }
    }
  }

  @Test func takesNoBytes() {
    #expect(firstInvalidUTF8(in: UnsafeBufferPointer(start: nil, count: 0)) == nil)
  }
}
