/// Says what files were made of, from the last build's cache and the site as it stands now.
public struct Explainer: Sendable {
  let options: BuildOptions
  let output: OutputFolder
  let cache: BuildCache
  let sources: Sources
  let tables: SiteTables
  let dependencies: Dependencies
  let ingredients: Ingredients
  let conditions: Fingerprint
  /// Of what stands above all pages now.
  let banner: Fingerprint
  /// All sources as they look now.
  let stamps: [String: FileStamp]

  /// Reads the site, without building anything. Throws `Refusal` where no build is remembered, or the site cannot be
  /// read well enough.
  public static func load(_ options: BuildOptions) async throws -> Explainer {
    let output = try options.outputFolder
    guard let cache = await BuildCache.load(from: options.state) else {
      throw Refusal(
        "no build is remembered in '\(options.state)'", hint: "run 'zorgsite build' first, without '--no-cache'")
    }
    let inventory = try await Inventory.take(site: options.site, Inventory.Surroundings(of: options))
    let (sources, found) = try await Sources.load(
      site: options.site, configuration: options.configuration, baseURL: options.baseURL, tree: inventory.tree,
      cache: cache)
    var report = BuildReport()
    report.add(found)
    guard let reader = sources.reader, let clock = options.clock(in: sources.configuration.timeZone, &report) else {
      throw Refusal("the site cannot be read: \(report.diagnostics.first?.message ?? options.site)")
    }
    let (site, _) = try await Linker.link(sources, site: options.site, clock: clock)
    let plan = await Plan.make(for: site)
    let tables = SiteTables(site: site, plan: plan, bodies: Bodies(site: site, reader: reader))
    let records = try await RecordFingerprints(
      of: tables.site, lists: tables.lists, dataFingerprint: sources.dataFingerprint)
    let (templates, mistakes) = SiteTemplates.compile(for: site, assets: plan.assets)
    let banner = mistakes.hasErrors ? cache.header.banner : templates.banner(tables: tables).banner.fingerprint
    return Explainer(
      options: options, output: output, cache: cache, sources: sources, tables: tables,
      dependencies: Dependencies(tables: tables, records: records, after: cache.table),
      ingredients: Ingredients(site: site, records: records),
      conditions: options.conditions(of: sources, plan.assets, output: output),
      banner: banner, stamps: inventory.stamps)
  }

  /// Explains a file of the output or of the site, named by its address, its path or its place in the output. Throws
  /// `Refusal` for what is neither.
  public func explain(_ subject: String) throws(Refusal) -> Explanation {
    if let source = sourcePath(subject) { return explain(source: source) }
    let candidates = outputFiles(subject)
    if let file = candidates.first(where: { cache.outputs[$0] != nil || plans(of: $0) != nil }) {
      return explain(output: file)
    }
    if let file = candidates.first(where: { Disk.kind("\(output.path)/\($0)") == .file }) {
      throw Refusal("'\(file)' stands in the output, but zorgsite did not make it")
    }
    throw Refusal(
      "'\(subject)' is no file of the site, and nothing that a build makes",
      hint: "name an address, a file of the output, or a source such as 'content/articles/griep.md'")
  }

  // MARK: What is meant

  private func sourcePath(_ subject: String) -> String? {
    var path = subject.hasPrefix("./") ? String(subject.dropFirst(2)) : subject
    let site = Disk.realPath(options.site).map { $0 + "/" }
    if let site, let real = Disk.realPath(path), real.hasPrefix(site) { path = String(real.dropFirst(site.utf8.count)) }
    let isKnown = stamps[path] != nil || cache.stamp(of: path) != nil
    return isKnown || path == options.configuration ? path : nil
  }

  /// The files of the output that an address or a path can mean, the likeliest first.
  private func outputFiles(_ subject: String) -> [String] {
    let configuration = tables.site.configuration
    var path = subject
    if path.hasPrefix(configuration.baseURL) {
      path = String(path.dropFirst(configuration.baseURL.utf8.count))
    } else if let real = Disk.realPath(path), real.hasPrefix(output.path + "/") {
      path = String(real.dropFirst(output.path.utf8.count + 1))
    } else if path.hasPrefix(configuration.basePath) {
      path = String(path.dropFirst(configuration.basePath.utf8.count))
    }
    path = percentDecoded(String(path.prefix { $0 != "?" && $0 != "#" }))
    if path.hasPrefix("/") { path.removeFirst() }
    if path.isEmpty { return ["index.html"] }
    return path.hasSuffix("/") ? [path + "index.html"] : [path, path + "/index.html"]
  }

  private func percentDecoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
