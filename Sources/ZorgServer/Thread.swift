import Glibc

/// Runs work that waits in system calls on a thread of its own, so that it never holds one of the few threads that
/// tasks share. Throws where the system gives no thread.
package func startThread(_ work: @escaping @Sendable () -> Void) throws(ServerError) {
  final class Box: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
  let box = Unmanaged.passRetained(Box(work))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { argument in
      if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().work() }
      return nil
    }, box.toOpaque())
  guard code == 0 else {
    box.release()
    throw .system(operation: "start a thread", code: code)
  }
  pthread_detach(thread)
}
