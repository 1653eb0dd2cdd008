/// The statuses that the preview server answers with.
enum Status: Int, Sendable {
  case ok = 200
  case partialContent = 206
  case found = 302
  case badRequest = 400
  case forbidden = 403
  case notFound = 404
  case methodNotAllowed = 405
  case requestTimeout = 408
  case contentTooLarge = 413
  case targetTooLong = 414
  case rangeNotSatisfiable = 416
  case headTooLarge = 431
  case unavailable = 503

  /// The words behind the number on a status line, as RFC 9110 and RFC 6585 have them.
  var reason: String {
    switch self {
    case .ok: "OK"
    case .partialContent: "Partial Content"
    case .found: "Found"
    case .badRequest: "Bad Request"
    case .forbidden: "Forbidden"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .requestTimeout: "Request Timeout"
    case .contentTooLarge: "Content Too Large"
    case .targetTooLong: "URI Too Long"
    case .rangeNotSatisfiable: "Range Not Satisfiable"
    case .headTooLarge: "Request Header Fields Too Large"
    case .unavailable: "Service Unavailable"
    }
  }
}

/// Why a request is not answered with what it asked for. The reason is ours: nothing of the request is repeated in it.
struct Refusal: Error, Sendable, Equatable {
  var status: Status
  var reason: String

  init(_ status: Status, _ reason: String) {
    self.status = status
    self.reason = reason
  }
}
