/// A mistake found while rendering, with the way that led to it. One reference, so that throwing costs nothing elsewhere.
final class Fault: Error {
  struct Place {
    var template: Int32
    var offset: Int32
  }

  let code: String
  let message: String
  let suggestion: String?
  let place: Place
  /// How rendering got there, innermost first.
  let chain: [(text: String, place: Place)]

  init(
    code: String, message: String, suggestion: String?, place: Place, chain: [(text: String, place: Place)] = []
  ) {
    self.code = code
    self.message = message
    self.suggestion = suggestion
    self.place = place
    self.chain = chain
  }

  /// The same fault seen from further out. A long chain, as of a runaway recursion, keeps its ends.
  func adding(_ text: String, at place: Place) -> Fault {
    guard chain.count < 24 else { return self }
    return Fault(
      code: code, message: message, suggestion: suggestion, place: self.place, chain: chain + [(text, place)])
  }
}

/// Why an operation on values has no result; the engine adds the place.
struct Complaint: Error {
  var message: String
  var suggestion: String?
  var code = "template.value"

  init(_ message: String, suggestion: String? = nil) {
    self.message = message
    self.suggestion = suggestion
  }

  init(_ missing: Missing) {
    self.init(missing.message, suggestion: missing.suggestion)
    code = "template.undefined"
  }
}
