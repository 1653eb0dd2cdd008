import Feeds

/// Tells the site's WebSub hubs which feeds have changed since they were told last (https://www.w3.org/TR/websub/).
///
/// What was told stands in `.zorgsite/pinged`, a list of feeds with the fingerprints of their bytes. Without it, all feeds
/// count as changed: a hub then looks once more and finds nothing new.
public struct Ping: Sendable {
  /// `zorgsite.yaml`'s hubs.
  public let hubs: [String]
  /// Full addresses of the feeds that changed, or that are new.
  public let topics: [String]
  private let recordPath: String
  private let record: [UInt8]

  /// How many topics one message names.
  static let batch = 50
  static let recordName = "pinged"

  /// Compares the output, as it stands, with what was told last.
  public init(site: String, configuration path: String = "zorgsite.yaml", output: String? = nil) throws {
    let configuration = try SiteConfiguration.load(site: site, path: path)
    guard !configuration.feeds.hubs.isEmpty else {
      throw Refusal("no hub is configured", hint: "name one under 'feeds: {hubs: [https://...]}' in '\(path)'")
    }
    let output = output ?? "\(site)/output"
    let files = try Manifest.read(in: output).files.filter(Ping.isFeed).sorted()
    guard !files.isEmpty else {
      throw Refusal("there are no feeds in '\(output)'", hint: "run 'zorgsite build' first")
    }
    recordPath = "\(site)/.zorgsite/\(Ping.recordName)"
    let old = Disk.kind(recordPath) == .file ? try Disk.read(recordPath) ?? [] : []
    let told = Set(old.split(separator: 0x0A).map { Array($0) })
    var topics: [String] = []
    var record: [UInt8] = []
    for file in files {
      guard let bytes = try Disk.read("\(output)/\(file)") else { continue }
      let line = Array("\(String(Fingerprint(of: bytes).value, radix: 16)) \(file)".utf8)
      if !told.contains(line) { topics.append(Permalink(path: "/" + file, in: configuration).absolute) }
      record += line + [0x0A]
    }
    hubs = configuration.feeds.hubs
    self.topics = topics
    self.record = record
  }

  /// What subscribers follow; archives never change.
  private static func isFeed(_ file: String) -> Bool {
    FeedFormat.allCases.contains { file == $0.fileName || file.hasSuffix("/" + $0.fileName) }
  }

  /// The messages to send, as commands that people can run themselves.
  public var commands: [String] { requests.map(\.command) }

  /// Tells every hub. What was told is recorded only when all hubs have heard all of it.
  public func send() throws {
    for request in requests {
      do throws(HubRequest.Failure) {
        try request.send()
      } catch {
        throw Refusal(
          "hub '\(request.url)' was not told of \(request.topics.count) feeds: \(error.reason)",
          hint: "the next ping tells it again; by hand: \(request.command)")
      }
    }
    guard !topics.isEmpty else { return }
    try Disk.makeFolder(Disk.parent(of: recordPath) ?? ".")
    try Disk.write(record, to: recordPath + ".new")
    try Disk.move(recordPath + ".new", to: recordPath)
  }

  private var requests: [HubRequest] {
    hubs.flatMap { hub in
      stride(from: 0, to: topics.count, by: Ping.batch).map { start in
        HubRequest(url: hub, topics: Array(topics[start..<min(topics.count, start + Ping.batch)]))
      }
    }
  }
}
