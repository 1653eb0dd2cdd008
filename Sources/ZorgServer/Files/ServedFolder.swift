import Glibc

/// A folder whose files are given out: only what really stands in it, never what a symbolic link points to.
struct ServedFolder: Sendable {
  enum Entry: Sendable {
    case file(OpenFile)
    case folder
  }

  /// Opened anew for each look, since a build may replace the folder.
  let path: String

  /// What stands at a path below the folder; nil for nothing, a link, a device and what may not be read.
  ///
  /// Each name is opened relative to the folder before it, and no link is followed on the way, so that a link that is
  /// put there between a check and its use leads nowhere.
  func entry(at segments: [String]) -> Entry? {
    var place = Descriptor(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    guard place.number >= 0 else { return nil }
    for (index, name) in segments.enumerated() {
      let kind = index == segments.count - 1 ? 0 : O_DIRECTORY
      let next = openat(place.number, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | kind)
      guard next >= 0 else { return nil }
      place = Descriptor(next)
    }
    var status = stat()
    guard fstat(place.number, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(OpenFile(place, size: Int(status.st_size)))
    default: return nil
    }
  }

  /// The file at a path.
  func file(at segments: [String]) -> OpenFile? {
    if case .file(let file) = entry(at: segments) { file } else { nil }
  }
}
