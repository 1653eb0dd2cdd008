/// Takes away what builds made: the output's files, as far as our own manifest lists them, and the cache.
///
/// What others put into the output stays, and so does the record of published ids, without which feed readers would get
/// everything twice.
public struct Cleaning: Sendable {
  /// Absolute.
  public let output: String
  /// Files of the output, as paths from there.
  public private(set) var files: [String] = []
  /// What lies in `.zorgsite`, as paths from the site's folder.
  public private(set) var state: [String] = []
  /// Files and folders in the output that no build made; a folder stands for all that is in it.
  public private(set) var kept: [String] = []

  /// The names in `.zorgsite` that can be made anew. `pinged` cannot, and the lock is held.
  private static let stateNames = [
    "cache", "cache.new", "sources", "sources.new", "snapshot", "snapshot.new", "edits", "edits.new", Changes.fileName,
    Changes.fileName + ".new",
    Journal.fileName, Journal.recoveredName, OutputWriter.stagingName, "preview", "probe", "verify",
  ]

  /// Removes, or with `isDryRun` only looks. Throws `OutputFolder.Refusal` for a folder that no build made.
  public static func run(_ options: BuildOptions) throws -> Cleaning {
    let output = try options.outputFolder
    var cleaning = Cleaning(output: output.path)
    let locks = { Disk.kind($0) == .folder && !options.isDryRun }
    let lock = locks(options.state) ? try SiteLock.take(in: options.state) : nil
    let outputLock = locks(output.path) ? try SiteLock.take(output: output) : nil
    defer {
      _ = lock
      _ = outputLock
    }
    try cleaning.find(output, options)
    guard !options.isDryRun else { return cleaning }
    try cleaning.remove(options)
    return cleaning
  }

  private init(output: String) {
    self.output = output
  }

  private mutating func find(_ folder: OutputFolder, _ options: BuildOptions) throws {
    let manifest = try Manifest.read(in: output)
    var survey = try OutputSurvey(of: output, removing: manifest.files)
    for file in manifest.files.sorted() {
      try survey.check(folder: Disk.parent(of: file) ?? ".")
      let kind = try Disk.look(at: "\(output)/\(file)")?.kind
      if kind != nil, kind != .folder { files.append(file) }
    }
    kept = try manifest.foreign(in: output)
    state = Cleaning.stateNames.filter { Disk.kind("\(options.state)/\($0)") != nil }.map { ".zorgsite/\($0)" }
  }

  private func remove(_ options: BuildOptions) throws {
    // The cache goes first: what is left when this is cut short is a build without one.
    for name in state { try Disk.removeTree("\(options.site)/\(name)") }
    for name in [OutputWriter.stagingNameInOutput, ".zorgsite-probe"] { try Disk.removeTree("\(output)/\(name)") }
    for file in files {
      try Disk.remove("\(output)/\(file)")
      Disk.removeEmptyFolders(above: file, in: output)
    }
    guard Disk.kind("\(output)/\(Manifest.fileName)") != nil else { return }
    // With files of others in it, the folder must go on saying that it is ours.
    if kept.isEmpty { return try Disk.remove("\(output)/\(Manifest.fileName)") }
    try Disk.write(Manifest(files: []).bytes, to: "\(output)/\(Manifest.fileName).new")
    try Disk.move("\(output)/\(Manifest.fileName).new", to: "\(output)/\(Manifest.fileName)")
  }
}
