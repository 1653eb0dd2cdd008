/// What the server remembers of the events, so that a page that connects late hears what it missed.
struct LiveState: Sendable {
  /// Which start of the server, and which state of the site in it: `5f2c-12`. Pages carry it.
  var version: String { "\(instance)-\(generation)" }
  /// Why the site could not be built the last time; nil where it could.
  private(set) var failure: String?
  private let instance: String
  private var generation = 0

  init(instance: String) {
    self.instance = instance
  }

  /// Takes an event in and gives what to send to the pages that are connected.
  mutating func apply(_ event: LiveEvent) -> [UInt8] {
    switch event {
    case .reload(let paths):
      generation += 1
      return serverSentEvent("reload", data: paths.joined(separator: "\n"), id: version)
    case .styles(let paths):
      generation += 1
      return serverSentEvent("css", data: paths.joined(separator: "\n"), id: version)
    case .failed(let text):
      failure = text
      return serverSentEvent("error", data: text)
    case .mended:
      failure = nil
      return serverSentEvent("ok", data: "")
    }
  }

  /// What a page hears first: the state of the site, and what is wrong with it.
  var greeting: [UInt8] {
    Array("retry: 1000\n\n".utf8) + serverSentEvent("hello", data: version, id: version)
      + (failure.map { serverSentEvent("error", data: $0) } ?? [])
  }
}

/// One event of an event stream, as the HTML standard has it (section 9.2.6).
func serverSentEvent(_ name: String, data: String, id: String? = nil) -> [UInt8] {
  var text = "event: \(name)\n"
  if let id { text += "id: \(id)\n" }
  // A lone or leading CR ends a line in an event stream, too. Characters would keep CR and LF together.
  var line = String.UnicodeScalarView()
  for scalar in data.unicodeScalars where scalar != "\r" {
    if scalar == "\n" {
      text += "data: \(String(line))\n"
      line.removeAll()
    } else {
      line.append(scalar)
    }
  }
  return Array((text + "data: \(String(line))\n\n").utf8)
}
