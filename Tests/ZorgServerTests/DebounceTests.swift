import Testing

@testable import ZorgServer

@Suite struct DebounceTests {
  @Test func waitsUntilItIsQuiet() {
    var debounce = Debounce(quiet: 30, longest: 200)
    #expect(debounce.deadline == nil)
    debounce.add(["a"], at: 1000)
    #expect(debounce.deadline == 1030)
    debounce.add(["b"], at: 1020)
    #expect(debounce.take(at: 1049) == nil)
    #expect(debounce.take(at: 1050) == ["a", "b"])
    #expect(debounce.take(at: 2000) == nil)
  }

  @Test func waitsNoLongerThanItMay() {
    var debounce = Debounce(quiet: 30, longest: 200)
    for now in stride(from: 1000, to: 1200, by: 10) { debounce.add(["\(now)"], at: now) }
    #expect(debounce.deadline == 1200)
    #expect(debounce.take(at: 1200)?.count == 20)
    debounce.add(["a"], at: 1300)
    #expect(debounce.deadline == 1330)
  }

  @Test func isNotPutOffByNothing() {
    var debounce = Debounce(quiet: 30, longest: 200)
    debounce.add(["a"], at: 1000)
    debounce.add([], at: 1020)
    #expect(debounce.deadline == 1030)
  }
}
