/// One address being asked for, in steps: its head alone; where that sends us on, the head at the end; where a server
/// does not like to be asked for a head, the first bytes of the page.
struct LinkRequest: Sendable {
  enum Step: Sendable {
    case head, follow, page
  }

  let url: String
  private(set) var step = Step.head
  /// Where a first answer said that the address has moved to.
  private var newAddress: String?

  init(_ url: String) {
    self.url = url
  }

  /// The host, to which one request at a time goes.
  var host: String {
    let rest = url.drop { $0 != ":" }.dropFirst(3)
    return rest.prefix { $0 != "/" && $0 != "?" }.lowercased()
  }

  func arguments(seconds: Int) -> [String] {
    var arguments = [
      "curl", "--silent", "--output", "/dev/null", "--max-time", String(seconds), "--proto", "=http,https",
      "--user-agent", "zorgsite-check/1 (link check)", "--write-out", "%{http_code} %{redirect_url}",
    ]
    switch step {
    case .head: arguments += ["--head"]
    case .follow: arguments += ["--head", "--location", "--max-redirs", "5"]
    case .page: arguments += ["--location", "--max-redirs", "5", "--range", "0-1023"]
    }
    return arguments + ["--", url]
  }

  /// Takes the answer to one step; gives the final one, or nil where another step must follow.
  mutating func take(output: [UInt8], curlStatus: Int32) -> LinkAnswer? {
    let words = String(decoding: output, as: UTF8.self).split(separator: " ", maxSplits: 1).map(String.init)
    let status = words.first.flatMap { Int($0) } ?? 0
    // A page that is longer than asked for is there all the same.
    guard curlStatus == 0 || step == .page && (200..<300).contains(status) else {
      return retry() ? nil : LinkAnswer(curlStatus: curlStatus)
    }
    if step == .head, (300..<400).contains(status) {
      if status == 301 || status == 308, words.count > 1, isElsewhere(words[1]) { newAddress = words[1] }
      step = .follow
      return nil
    }
    guard let answer = LinkAnswer(status: status) else {
      return retry() ? nil : .dead(reason: "it answers \(status)")
    }
    if answer == .alive { return newAddress.map { .moved(to: $0) } ?? .alive }
    return retry() ? nil : answer
  }

  /// Whether the page itself is still to be asked for.
  private mutating func retry() -> Bool {
    guard step != .page else { return false }
    step = .page
    return true
  }

  /// Whether an address is more than the same one with `https`, `www.` or a slash.
  private func isElsewhere(_ address: String) -> Bool {
    func plain(_ address: String) -> Substring {
      var rest = address.drop { $0 != ":" }.dropFirst(3)
      if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
      return rest.hasSuffix("/") ? rest.dropLast() : rest
    }
    return plain(address) != plain(url)
  }
}
