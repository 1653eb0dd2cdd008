import Markdown
import Testing

@Suite struct ParallelParsingTests {
  @Test func equalsSerialParsing() async {
    let bodies = (0..<2000).map(body)
    let serial = bodies.map(rendered)
    let parallel = await withTaskGroup(of: [(Int, String)].self) { group in
      for start in 0..<4 {
        group.addTask { stride(from: start, to: bodies.count, by: 4).map { ($0, rendered(bodies[$0])) } }
      }
      var results = Array(repeating: "", count: bodies.count)
      for await part in group { for (index, result) in part { results[index] = result } }
      return results
    }
    let differing = zip(serial, parallel).enumerated().filter { $1.0 != $1.1 }.map(\.offset)
    #expect(differing.isEmpty)
    #expect(serial.contains { $0.contains("<del>") })
    #expect(serial.contains { $0.contains("~~niet~~") })
  }

  /// Bodies of all sorts; every third contains `~`, next to emphasis whose reading depends on it.
  private func body(_ number: Int) -> String {
    var parts = ["# Kop \(number)", "Een *woord* met **nadruk** en [link](a\(number).md), https://x.nl/\(number)."]
    if number % 3 == 0 {
      parts.append("~~weg~~ *~a~* ~**b**~c en ~*d*~e \(String(repeating: "~x* ", count: number % 40))")
    }
    if number % 2 == 0 { parts.append("| a | *b* |\n|---|--:|\n| 1 | 2~ |") }
    if number % 5 == 0 { parts.append("- [x] klaar\n- [ ] open\n\n> [!NOTE]\n> let op[^1]\n\n[^1]: noot") }
    parts.append(String(repeating: "Tekst *met* _van_ **alles** wat. ", count: number % 30))
    return parts.joined(separator: "\n\n")
  }
}

private func rendered(_ body: String) -> String {
  html(body) + html(body, for: .feed) + commentHTML(body + "\n\n*~a~* ~~niet~~ ~*b*~c")
}
