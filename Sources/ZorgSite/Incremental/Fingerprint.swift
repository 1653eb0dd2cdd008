import CXXHash
import Text

/// A 64-bit hash of bytes (XXH3): the same on every machine of one byte order, and not meant against attackers.
public struct Fingerprint: Sendable, Hashable {
  public var value: UInt64

  init(value: UInt64) {
    self.value = value
  }

  init(of bytes: [UInt8]) {
    value = bytes.withUnsafeBytes { zorgsite_xxh3_64($0.baseAddress, $0.count) }
  }

  init(of bytes: ArraySlice<UInt8>) {
    value = bytes.withUnsafeBytes { zorgsite_xxh3_64($0.baseAddress, $0.count) }
  }

  init(of bytes: UnsafeBufferPointer<UInt8>) {
    value = zorgsite_xxh3_64(bytes.baseAddress, bytes.count)
  }

  init(of bytes: UnsafeRawBufferPointer) {
    value = zorgsite_xxh3_64(bytes.baseAddress, bytes.count)
  }

  init(of text: String) {
    value = text.withContiguousBytes { Fingerprint(of: $0).value }
  }
}
