/// What another site said when it was asked for an address.
enum LinkAnswer: Sendable, Hashable {
  case alive
  /// Answers, at another address for good.
  case moved(to: String)
  /// Does not answer, or says that there is nothing.
  case dead(reason: String)
  /// Says neither: it is busy, or wants to know who asks.
  case unclear

  /// Judges the status of an answer; nil where it is no final one.
  init?(status: Int) {
    switch status {
    case 200..<300: self = .alive
    case 404, 410: self = .dead(reason: "it answers \(status): there is nothing")
    case 401, 402, 403, 407, 408, 423, 425, 429, 451, 503: self = .unclear
    case 400..<500, 500..<600: self = .dead(reason: "it answers \(status)")
    default: return nil
    }
  }

  /// Judges why curl failed (its manual, "EXIT CODES").
  init(curlStatus: Int32) {
    switch curlStatus {
    case 5, 6: self = .dead(reason: "its host is not found")
    case 7: self = .dead(reason: "its host does not listen")
    case 28: self = .dead(reason: "it does not answer in time")
    case 35, 51, 53, 58, 59, 60, 66, 77, 83, 90, 91: self = .dead(reason: "its certificate is wrong")
    case 47: self = .dead(reason: "it sends its readers in a circle")
    case 52, 56: self = .dead(reason: "it closes the connection")
    default: self = .dead(reason: "curl fails with status \(curlStatus)")
    }
  }
}
