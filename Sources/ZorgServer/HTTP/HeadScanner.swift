/// Finds the end of a request's head in bytes that come in piece by piece, and refuses one that grows too large.
///
/// Every byte is looked at once, however small the pieces are.
struct HeadScanner: Sendable {
  private let limits: ServerLimits
  private var scanned = 0
  private var lineStart = 0
  private var lines = 0

  init(limits: ServerLimits) {
    self.limits = limits
  }

  /// The length of the head with its empty last line, or nil where more must come.
  ///
  /// `bytes` starts with the request and holds all that was passed before.
  mutating func end(in bytes: [UInt8]) throws(Refusal) -> Int? {
    while scanned < bytes.count {
      guard scanned < limits.headBytes else { throw Refusal(.headTooLarge, "The head of the request is too large.") }
      let byte = bytes[scanned]
      scanned += 1
      if byte == UInt8(ascii: "\n") {
        let isEmpty = scanned - lineStart == 1 || scanned - lineStart == 2 && bytes[lineStart] == UInt8(ascii: "\r")
        lineStart = scanned
        if isEmpty, lines > 0 { return scanned }
        if !isEmpty { lines += 1 }
        guard lines <= limits.fields + 1 else {
          throw Refusal(.headTooLarge, "The request has too many header fields.")
        }
      } else if scanned - lineStart > limits.lineBytes {
        throw lines == 0
          ? Refusal(.targetTooLong, "The address is too long.")
          : Refusal(.headTooLarge, "A header field is too long.")
      }
    }
    return nil
  }
}
