import Testing

@testable import ZorgServer

@Suite struct PreviewSessionTests {
  @Test(arguments: [
    ([RebuildResult.built(changed: ["/a/", "/a.css"])], [LiveEvent.reload(["/a/", "/a.css"])]),
    ([.built(changed: ["/a.css", "/b.css"])], [.styles(["/a.css", "/b.css"])]),
    ([.built(changed: [])], []),
    ([.failed("x"), .failed("y")], [.failed("x"), .failed("y")]),
    ([.failed("x"), .built(changed: [])], [.failed("x"), .mended]),
    (
      [.failed("x"), .built(changed: ["/a/"]), .built(changed: ["/b/"])],
      [.failed("x"), .mended, .reload(["/a/"]), .reload(["/b/"])]
    ),
  ])
  func tellsPagesWhatCameOfARebuild(results: [RebuildResult], events: [LiveEvent]) async {
    let (changes, change) = AsyncStream.makeStream(of: Set<String>.self)
    let (published, publication) = AsyncStream.makeStream(of: LiveEvent.self)
    let (builds, build) = AsyncStream.makeStream(of: RebuildResult.self)
    for result in results { build.yield(result) }
    change.yield(["0"])
    let session = PreviewSession { publication.yield($0) }
    await session.run(changes: changes) { changed in
      var iterator = builds.makeAsyncIterator()
      let result = await iterator.next()
      // The next change comes with the end of this rebuild, so that each has its own.
      let number = (changed.first.flatMap { Int($0) } ?? 0) + 1
      if number < results.count { change.yield(["\(number)"]) } else { change.finish() }
      return result ?? .failed("rebuilt too often")
    }
    publication.finish()
    var told: [LiveEvent] = []
    for await event in published { told.append(event) }
    #expect(told == events)
  }

  @Test func gathersWhatChangesDuringARebuild() async {
    let (changes, change) = AsyncStream.makeStream(of: Set<String>.self)
    let (rebuilds, rebuild) = AsyncStream.makeStream(of: Set<String>.self)
    let (gate, opening) = AsyncStream.makeStream(of: Void.self)
    change.yield(["a"])
    let session = PreviewSession { _ in }
    async let run: Void = session.run(changes: changes) { changed in
      rebuild.yield(changed)
      var iterator = gate.makeAsyncIterator()
      await iterator.next()
      return .built(changed: [])
    }
    var seen = rebuilds.makeAsyncIterator()
    #expect(await seen.next() == ["a"])
    for name in ["b", "c", "d"] { change.yield([name]) }
    change.finish()
    // The first rebuild still waits. When it is let go, one more follows for all three, or more than one where the
    // session had not yet seen them all; none is lost and none is told twice.
    opening.yield()
    var rest: [Set<String>] = []
    while rest.reduce(into: Set(), { $0.formUnion($1) }) != ["b", "c", "d"] {
      guard let next = await seen.next() else { break }
      rest.append(next)
      opening.yield()
    }
    await run
    #expect(rest.reduce(0) { $0 + $1.count } == 3)
  }

  @Test func givesWayToWhatChangesDuringARebuild() async {
    let (changes, change) = AsyncStream.makeStream(of: Set<String>.self)
    let (rebuilds, rebuild) = AsyncStream.makeStream(of: Set<String>.self)
    let (published, publication) = AsyncStream.makeStream(of: LiveEvent.self)
    change.yield(["a"])
    async let run: Void = PreviewSession { publication.yield($0) }.run(changes: changes) { changed in
      rebuild.yield(changed)
      if changed.contains("b") { return .built(changed: ["/b/"]) }
      // Until it is cancelled, and no longer.
      let (never, end) = AsyncStream.makeStream(of: Void.self)
      for await _ in never {}
      withExtendedLifetime(end) {}
      return .interrupted
    }
    var seen = rebuilds.makeAsyncIterator()
    #expect(await seen.next() == ["a"])
    change.yield(["b"])
    change.finish()
    await run
    rebuild.finish()
    #expect(await seen.next() == ["a", "b"])
    publication.finish()
    var told: [LiveEvent] = []
    for await event in published { told.append(event) }
    #expect(told == [.reload(["/b/"])])
  }

  /// Every rebuild sees a change while it runs, as of somebody who never stops typing.
  @Test func letsARebuildEndWhenChangesNeverStop() async {
    let (changes, change) = AsyncStream.makeStream(of: Set<String>.self)
    let (rebuilds, rebuild) = AsyncStream.makeStream(of: Set<String>.self)
    let counter = Counter()
    change.yield(["0"])
    await PreviewSession { _ in }.run(changes: changes) { changed in
      rebuild.yield(changed)
      await counter.enter()
      let number = await counter.entered
      change.yield(["\(number)"])
      if number == PreviewSession.patience + 1 { change.finish() }
      while number <= PreviewSession.patience, !Task.isCancelled { await Task.yield() }
      for _ in 0..<1000 { await Task.yield() }
      return Task.isCancelled ? .interrupted : .built(changed: [])
    }
    rebuild.finish()
    var seen: [Set<String>] = []
    for await changed in rebuilds { seen.append(changed) }
    #expect(seen.count == PreviewSession.patience + 2)
    #expect(seen.last == ["\(PreviewSession.patience + 1)"])
  }

  @Test func rebuildsOneAtATime() async {
    let (changes, change) = AsyncStream.makeStream(of: Set<String>.self)
    let counter = Counter()
    for index in 0..<100 { change.yield(["\(index)"]) }
    change.finish()
    await PreviewSession { _ in }.run(changes: changes) { changed in
      await counter.enter()
      for _ in 0..<10 { await Task.yield() }
      await counter.leave(changed)
      return .built(changed: [])
    }
    #expect(await counter.most == 1)
    #expect(await counter.seen.count == 100)
  }

  @Test func tellsOfTheFailureBeforeTheFirstChange() async {
    let (changes, change) = AsyncStream.makeStream(of: Set<String>.self)
    let (published, publication) = AsyncStream.makeStream(of: LiveEvent.self)
    change.yield(["a"])
    change.finish()
    let session = PreviewSession { publication.yield($0) }
    await session.run(changes: changes, failure: "x") { _ in .built(changed: []) }
    publication.finish()
    var told: [LiveEvent] = []
    for await event in published { told.append(event) }
    #expect(told == [.failed("x"), .mended])
  }

  @Test func endsWhenItsTaskIsCancelled() async {
    let (changes, change) = AsyncStream.makeStream(of: Set<String>.self)
    let task = Task { await PreviewSession { _ in }.run(changes: changes) { _ in .built(changed: []) } }
    task.cancel()
    await task.value
    withExtendedLifetime(change) {}
  }

  private actor Counter {
    private var inside = 0
    private(set) var most = 0
    private(set) var entered = 0
    private(set) var seen: Set<String> = []

    func enter() {
      inside += 1
      entered += 1
      most = max(most, inside)
    }

    func leave(_ changed: Set<String>) {
      inside -= 1
      seen.formUnion(changed)
    }
  }
}
