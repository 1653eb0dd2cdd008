/// Rebuilds the site when files change and tells open pages what came of it.
public struct PreviewSession: Sendable {
  private enum Step: Sendable {
    case changed(Set<String>?)
    case rebuilt(RebuildResult)
  }

  /// A rebuild under way: what it is for, and how to end it early.
  private struct Rebuild: Sendable {
    let changed: Set<String>
    let task: Task<RebuildResult, Never>
  }

  /// So often in a row a rebuild gives way to the next change, so that lists and feeds follow one who never stops typing.
  static let patience = 4

  private let publish: @Sendable (LiveEvent) -> Void

  /// `publish` is told what to tell open pages, one event at a time: `PreviewServer.publish` as a rule.
  public init(publish: @escaping @Sendable (LiveEvent) -> Void) {
    self.publish = publish
  }

  /// Rebuilds for each set of changes until there are no more to come and the last rebuild has ended.
  ///
  /// One rebuild runs at a time. A change that comes meanwhile cancels it: what it makes is out of date. One that ends
  /// as `interrupted` is done again together with what changed since; `failure` is the text of the build before the
  /// first change, where it failed.
  public func run(
    changes: AsyncStream<Set<String>>, failure: String? = nil,
    rebuild: @escaping @Sendable (Set<String>) async -> RebuildResult
  ) async {
    if let failure { publish(.failed(failure)) }
    var isBroken = failure != nil
    await withTaskGroup(of: Step.self) { group in
      var pending: Set<String> = []
      var current: Rebuild?
      var interruptions = 0
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
          if interruptions < PreviewSession.patience { current?.task.cancel() }
        case .rebuilt(.interrupted):
          interruptions += 1
          pending.formUnion(current?.changed ?? [])
          current = nil
        case .rebuilt(let result):
          interruptions = 0
          current = nil
          tell(result, isBroken: &isBroken)
        }
        if current == nil, !pending.isEmpty, !group.isCancelled {
          let changed = pending
          pending = []
          let task = Task { await rebuild(changed) }
          current = Rebuild(changed: changed, task: task)
          group.addTask {
            .rebuilt(
              await withTaskCancellationHandler {
                await task.value
              } onCancel: {
                task.cancel()
              })
          }
        }
      }
    }
  }

  private func tell(_ result: RebuildResult, isBroken: inout Bool) {
    switch result {
    case .interrupted: break
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
