import Glibc
import Mustache
import Stencil
import Templates

/// Renders the same article page and the same list page with each engine, and prints time a page and the ratios.
///
/// `--alone` leaves the other engines out, for profiling.
@main
struct Benchmark {
  static func main() async throws {
    let portal = Portal(articles: 10_000)
    let library = try Benchmark.library()
    var results: [(page: String, engine: String, microseconds: Double, bytes: Int)] = []

    let isAlone = CommandLine.arguments.contains("--alone")
    for (page, global) in [("article", 0), ("list", 1)] {
      let ours = try best(of: 5) { try render(page, library, portal, global: global, count: 10_000) }
      results.append((page, "zorgsite", ours.microseconds, ours.bytes))
      if isAlone { continue }
      let mustache = try best(of: 3) { try renderMustache(page, portal, count: 1000) }
      results.append((page, "swift-mustache", mustache.microseconds, mustache.bytes))
      let stencil = try best(of: 3) { try renderStencil(page, portal, count: 300) }
      results.append((page, "Stencil", stencil.microseconds, stencil.bytes))
    }
    print("page     engine           µs/page   bytes/page   times zorgsite")
    for result in results {
      let ours = results.first { $0.page == result.page && $0.engine == "zorgsite" }?.microseconds ?? 1
      let columns = [
        padded(result.page, 9), padded(result.engine, 15), padded(tenths(result.microseconds), -9),
        padded("\(result.bytes)", -13), padded(tenths(result.microseconds / ours), -17),
      ]
      print(columns.joined())
    }

    print("\nlist page by number of articles in the site:")
    for size in [100, 1000, 10_000, 100_000] {
      let site = Portal(articles: size)
      let result = try best(of: 3) { try render("list", library, site, global: 1, count: 5000) }
      print("  \(padded("\(size)", -7)) articles: \(tenths(result.microseconds)) µs/page")
    }

    print("\n10,000 article pages on 1 and 2 threads (CPU: what all threads together worked):")
    for threads in [1, 2] {
      let time = try await time(threads: threads, library, portal)
      print(
        "  \(threads): \(padded(tenths(time.wall * 1000), -6)) ms, CPU \(padded(tenths(time.processor * 1000), -6)) ms")
    }
  }

  // MARK: Engines

  static func library() throws -> TemplateLibrary {
    let files = Pages.zorgsite.map { TemplateFile(name: $0.key, path: $0.key, source: Array($0.value.utf8)) }
    let (library, diagnostics) = TemplateLibrary.compile(
      files, shapes: Portal.shapes, globals: ["article", "articles"])
    if let first = diagnostics.first { throw TemplateError(first) }
    return library
  }

  static func globals(_ portal: Portal, page: Int) -> [Value] {
    let first = page % max(1, portal.articles.count - 10)
    return [
      .record(RecordID(shape: 0, index: UInt32(page % portal.articles.count))),
      .records(RecordList(shape: 0, indexes: (first..<first + 10).map { UInt32($0) })),
    ]
  }

  static func render(_ page: String, _ library: TemplateLibrary, _ portal: Portal, global: Int, count: Int) throws
    -> Measurement
  {
    var renderer = TemplateRenderer(library)
    var output: [UInt8] = []
    var bytes = 0
    return try measure(count) {
      for number in 0..<count {
        output.removeAll(keepingCapacity: true)
        try renderer.render("\(page).html", globals: globals(portal, page: number), records: portal, into: &output)
        bytes += output.count
      }
      return bytes
    }
  }

  static func renderMustache(_ page: String, _ portal: Portal, count: Int) throws -> Measurement {
    let template = try MustacheTemplate(string: Pages.mustache[page] ?? "")
    return try measure(count) {
      var bytes = 0
      for number in 0..<count {
        let context: [String: Any] =
          page == "article"
          ? portal.dictionary(ofArticle: number)
          : ["articles": (number..<number + 10).map { portal.dictionary(ofArticle: $0) }]
        bytes += template.render(context).utf8.count
      }
      return bytes
    }
  }

  static func renderStencil(_ page: String, _ portal: Portal, count: Int) throws -> Measurement {
    let environment = Environment()
    let template = Template(templateString: Pages.stencil[page] ?? "", environment: environment)
    return try measure(count) {
      var bytes = 0
      for number in 0..<count {
        let context: [String: Any] =
          page == "article"
          ? ["article": portal.dictionary(ofArticle: number)]
          : ["articles": (number..<number + 10).map { portal.dictionary(ofArticle: $0) }]
        bytes += try template.render(context).utf8.count
      }
      return bytes
    }
  }

  static func time(
    threads: Int, _ library: TemplateLibrary, _ portal: Portal
  ) async throws -> (wall: Double, processor: Double) {
    var best = (wall: Double.infinity, processor: Double.infinity)
    for _ in 0..<5 {
      let started = ContinuousClock.now
      let worked = clock()
      try await withThrowingTaskGroup(of: Int.self) { group in
        for thread in 0..<threads {
          group.addTask {
            var renderer = TemplateRenderer(library)
            var output: [UInt8] = []
            var bytes = 0
            for number in stride(from: thread, to: 10_000, by: threads) {
              output.removeAll(keepingCapacity: true)
              try renderer.render(
                "article.html", globals: globals(portal, page: number), records: portal, into: &output)
              bytes += output.count
            }
            return bytes
          }
        }
        for try await _ in group {}
      }
      best.wall = min(best.wall, (ContinuousClock.now - started).seconds)
      best.processor = min(best.processor, Double(clock() - worked) / Double(CLOCKS_PER_SEC))
    }
    return best
  }

  // MARK: Measuring

  struct Measurement {
    var microseconds: Double
    var bytes: Int
  }

  static func measure(_ count: Int, _ body: () throws -> Int) rethrows -> Measurement {
    let started = ContinuousClock.now
    let bytes = try body()
    return Measurement(
      microseconds: (ContinuousClock.now - started).seconds * 1_000_000 / Double(count), bytes: bytes / count)
  }

  static func best(of runs: Int, _ body: () throws -> Measurement) rethrows -> Measurement {
    var best = try body()
    for _ in 1..<runs {
      let next = try body()
      if next.microseconds < best.microseconds { best = next }
    }
    return best
  }

  static func tenths(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }

  /// Padded on the right, or on the left for a negative width.
  static func padded(_ text: String, _ width: Int) -> String {
    let space = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? space + text : text + space
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
