/// A mistake inside one template, at a byte offset; the library makes a diagnostic with line and column of it.
struct Mistake: Error {
  var code: String
  var message: String
  var offset: Int
  /// In bytes.
  var length: Int
  var suggestion: String?
  var isWarning = false

  init(_ code: String, _ message: String, at offset: Int, length: Int = 1, suggestion: String? = nil) {
    self.code = "template.\(code)"
    self.message = message
    self.offset = offset
    self.length = max(1, length)
    self.suggestion = suggestion
  }
}
