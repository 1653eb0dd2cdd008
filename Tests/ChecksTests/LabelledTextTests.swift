import Checks
import Foundation
import Testing

@Suite struct LabelledTextTests {
  let texts: [LabelledText]

  init() throws { texts = try LabelledText.all() }

  @Test func holdsEnoughTexts() {
    #expect(texts.count { $0.mustFire } >= 300)
    #expect(texts.count { !$0.mustFire } >= 600)
    #expect(Set(texts.map { "\($0.kind) \($0.text)" }).count == texts.count)
  }

  @Test func findsWhatIsThereAndLittleElse() throws {
    let tuned = texts.filter { !$0.isHeldOut }
    for text in tuned where text.found != (text.mustFire ? [text.code] : []) {
      print(
        "\(text.place): \(text.mustFire ? "must fire" : "must not fire"), found \(text.found.sorted()): \(text.text)")
    }
    let scores = Score.byRule(tuned)
    print(Score.table("Tuned on", scores))
    let all = try #require(scores["all"])
    #expect(all.precision >= 0.97)
    #expect(all.recall >= 0.97)
  }

  /// The third that the rules were not tuned on.
  @Test func holdsOnTextsItWasNotTunedOn() throws {
    let scores = Score.byRule(texts.filter(\.isHeldOut))
    print(Score.table("Held out", scores))
    let all = try #require(scores["all"])
    #expect(all.precision >= 0.95)
    #expect(all.recall >= 0.95)
  }
}
