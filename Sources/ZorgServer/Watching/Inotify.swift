import Glibc

/// The system's watching of folders, inotify(7).
struct Inotify: Sendable {
  struct Event: Sendable {
    var watch: Int32
    var mask: UInt32
    /// The name in the watched folder; empty where the event is about the folder itself.
    var name: String

    func has(_ flags: Int...) -> Bool {
      flags.contains { mask & UInt32(truncatingIfNeeded: $0) != 0 }
    }
  }

  let descriptor: Descriptor

  /// Throws `watchLimit` where this user has too many watchers.
  init(for path: String) throws(ServerError) {
    let number = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard number >= 0 else {
      throw errno == EMFILE ? .watchLimit(path: path) : .last("watch for changes")
    }
    descriptor = Descriptor(number)
  }

  /// Watches the names in a folder; nil where there is no such folder any more. Throws `watchLimit`.
  func watch(_ folder: String) throws(ServerError) -> Int32? {
    let flags = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR | IN_EXCL_UNLINK
    let mask = UInt32(truncatingIfNeeded: flags) | UInt32(truncatingIfNeeded: IN_DONT_FOLLOW)
    let watch = inotify_add_watch(descriptor.number, folder, mask)
    if watch >= 0 { return watch }
    if errno == ENOSPC || errno == ENOMEM { throw .watchLimit(path: folder) }
    return nil
  }

  func forget(_ watch: Int32) {
    inotify_rm_watch(descriptor.number, watch)
  }

  /// The events that have come; none where none has.
  func events() -> [Event] {
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    let count = read(descriptor.number, &buffer, buffer.count)
    guard count > 0 else { return [] }
    return buffer.withUnsafeBytes { bytes in
      var events: [Event] = []
      var start = 0
      // struct inotify_event: watch, mask, cookie and the length of the name, 4 bytes each; then the name with NULs.
      while start + 16 <= count {
        let length = Int(bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
        let name = bytes[(start + 16)..<min(count, start + 16 + length)].prefix { $0 != 0 }
        events.append(
          Event(
            watch: bytes.loadUnaligned(fromByteOffset: start, as: Int32.self),
            mask: bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self),
            name: String(decoding: name, as: UTF8.self)))
        start += 16 + length
      }
      return events
    }
  }
}
