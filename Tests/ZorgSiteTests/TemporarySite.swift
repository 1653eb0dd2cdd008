import Foundation
import ZorgSite

/// A site in a folder of its own below the system's temporary one, removed with `remove()`.
struct TemporarySite {
  let folder: URL

  var path: String { folder.path }
  var output: URL { folder.appending(path: "output") }

  /// The folder `Tests/Fixtures` of this repository.
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// Copies the base site, unless `base` says otherwise, then the files of `overlay` over it.
  init(base: String? = "base", overlay: URL? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "zorgsite-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if let base { try copy(TemporarySite.fixtures.appending(path: base)) }
    if let overlay { try copy(overlay) }
  }

  /// A site that stands there already.
  init(at folder: URL) {
    self.folder = folder
  }

  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  func write(_ data: Data, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func delete(_ name: String) throws {
    try FileManager.default.removeItem(at: folder.appending(path: name))
  }

  /// When a file was last written; nil where there is none.
  func modificationDate(of name: String) -> Date? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
    return attributes?[.modificationDate] as? Date
  }

  /// The text of a file of the output; nil where there is none.
  func page(_ name: String) -> String? {
    try? String(contentsOf: output.appending(path: name), encoding: .utf8)
  }

  /// All files of the output by name, without hidden ones.
  func outputFiles() -> [String: Data] {
    TemporarySite.files(below: output)
  }

  /// Builds at 1 June 2024, 12:00 in Amsterdam, unless `change` says otherwise.
  @discardableResult
  func build(_ change: (inout BuildOptions) -> Void = { _ in }) async throws -> BuildReport {
    var options = BuildOptions(site: path, systemTime: 1_717_236_000)
    change(&options)
    return try await Build(options).run()
  }

  static func files(below folder: URL) -> [String: Data] {
    guard let names = FileManager.default.enumerator(atPath: folder.path) else { return [:] }
    var files: [String: Data] = [:]
    for case let name as String in names where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      if let data = try? Data(contentsOf: folder.appending(path: name)) { files[name] = data }
    }
    return files
  }

  private func copy(_ source: URL) throws {
    guard let names = FileManager.default.enumerator(atPath: source.path) else { return }
    for case let name as String in names {
      var isFolder: ObjCBool = false
      let file = source.appending(path: name)
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      try write(Data(contentsOf: file), to: name)
    }
  }
}
