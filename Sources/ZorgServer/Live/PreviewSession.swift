/// Rebuilds the site when files change and tells open pages what came of it.
public struct PreviewSession: Sendable {
  private enum Step: Sendable {
    case changed(Set<String>?)
    case rebuilt(RebuildResult)
  }

  private let publish: @Sendable (LiveEvent) -> Void

  /// `publish` is told what to tell open pages, one event at a time: `PreviewServer.publish` as a rule.
  public init(publish: @escaping @Sendable (LiveEvent) -> Void) {
    self.publish = publish
  }

  /// Rebuilds for each set of changes until there are no more to come and the last rebuild has ended.
  ///
  /// One rebuild runs at a time. What changes meanwhile is gathered and given to the next. `failure` is the text of
  /// the build before the first change, where it failed.
  public func run(
    changes: AsyncStream<Set<String>>, failure: String? = nil,
    rebuild: @escaping @Sendable (Set<String>) async -> RebuildResult
  ) async {
    if let failure { publish(.failed(failure)) }
    var isBroken = failure != nil
    await withTaskGroup(of: Step.self) { group in
      var pending: Set<String> = []
      var isBuilding = false
      let awaitChange: @Sendable () async -> Step = {
        var iterator = changes.makeAsyncIterator()
        return .changed(await iterator.next())
      }
      group.addTask(operation: awaitChange)
      for await step in group {
        switch step {
        case .changed(nil): break
        case .changed(let paths?):
          pending.formUnion(paths)
          group.addTask(operation: awaitChange)
        case .rebuilt(let result):
          isBuilding = false
          tell(result, isBroken: &isBroken)
        }
        if !isBuilding, !pending.isEmpty, !group.isCancelled {
          isBuilding = true
          let changed = pending
          pending = []
          group.addTask { .rebuilt(await rebuild(changed)) }
        }
      }
    }
  }

  private func tell(_ result: RebuildResult, isBroken: inout Bool) {
    switch result {
    case .failed(let text):
      isBroken = true
      publish(.failed(text))
    case .built(let changed):
      if isBroken { publish(.mended) }
      isBroken = false
      guard !changed.isEmpty else { return }
      publish(changed.allSatisfy { $0.hasSuffix(".css") } ? .styles(changed) : .reload(changed))
    }
  }
}
