import Glibc

/// A regular file that is open for reading, closed with its last owner.
final class OpenFile: Sendable {
  /// In bytes, at the moment of opening.
  let size: Int
  private let descriptor: Descriptor

  init(_ descriptor: Descriptor, size: Int) {
    self.descriptor = descriptor
    self.size = size
  }

  /// Bytes of a part of the file; fewer where the file has become shorter or cannot be read.
  func read(_ range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      while count < range.count {
        let got = pread(descriptor.number, base + count, range.count - count, off_t(range.lowerBound + count))
        if got > 0 {
          count += got
        } else if got == 0 || errno != EINTR {
          return
        }
      }
    }
  }
}
