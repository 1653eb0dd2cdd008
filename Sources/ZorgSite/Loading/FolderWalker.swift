import Diagnostics

/// Lists folders below the site, and decides about links.
struct FolderWalker: Sendable {
  let site: String
  /// The site's folder without links, to see which links leave it.
  let realSite: String

  struct Entry: Sendable {
    var name: String
    var isFolder: Bool
    var stamp: FileStamp
  }

  /// Regular files and folders, links followed where they stay in the site.
  func list(_ path: String) throws(DiskError) -> (entries: [Entry], diagnostics: [Diagnostic]) {
    var entries: [Entry] = []
    var diagnostics: [Diagnostic] = []
    for entry in try Disk.listWithStamps("\(site)/\(path)") where !isBackup(entry.name) {
      let child = "\(path)/\(entry.name)"
      switch entry.kind {
      case .file: entries.append(Entry(name: entry.name, isFolder: false, stamp: entry.stamp))
      case .folder: entries.append(Entry(name: entry.name, isFolder: true, stamp: entry.stamp))
      case .other: diagnostics.append(.specialFile(child))
      case .link:
        guard let target = Disk.realPath("\(site)/\(child)") else {
          diagnostics.append(.brokenLink(child))
          continue
        }
        guard target.hasPrefix(realSite + "/") else {
          diagnostics.append(.linkLeavesSite(child))
          continue
        }
        if Disk.kind(target) == .folder {
          entries.append(Entry(name: entry.name, isFolder: true, stamp: entry.stamp))
        } else if let stamp = FileStamp(target) {
          entries.append(Entry(name: entry.name, isFolder: false, stamp: stamp))
        } else {
          diagnostics.append(.specialFile(child))
        }
      }
    }
    return (entries, diagnostics)
  }

  /// All files below a folder. Links can lead back to a folder above, so the depth is bounded.
  func files(below path: String, depth: Int) throws(DiskError) -> (files: [SourceFile], diagnostics: [Diagnostic]) {
    guard depth < 32 else { return ([], [.foldersTooDeep(path)]) }
    var (files, diagnostics): ([SourceFile], [Diagnostic]) = ([], [])
    let listed = try list(path)
    diagnostics += listed.diagnostics
    for entry in listed.entries {
      let child = "\(path)/\(entry.name)"
      guard entry.isFolder else {
        files.append(SourceFile(path: child, stamp: entry.stamp))
        continue
      }
      let found = try self.files(below: child, depth: depth + 1)
      files += found.files
      diagnostics += found.diagnostics
    }
    return (files, diagnostics)
  }

  private func isBackup(_ name: String) -> Bool {
    name.hasSuffix("~") || name.hasPrefix("#") || name == "Thumbs.db"
  }
}

extension Diagnostic {
  fileprivate static func specialFile(_ path: String) -> Diagnostic {
    warning("source.special-file", "a FIFO, device or socket is not content", path: path)
  }

  fileprivate static func brokenLink(_ path: String) -> Diagnostic {
    error("source.broken-link", "this symbolic link leads nowhere", path: path)
  }

  fileprivate static func linkLeavesSite(_ path: String) -> Diagnostic {
    error(
      "source.link-leaves-site", "this symbolic link leads out of the site's folder", path: path,
      notes: [Note("copy the file or folder into the site")])
  }

  fileprivate static func foldersTooDeep(_ path: String) -> Diagnostic {
    error("source.depth", "folders are nested more than 32 deep, or a link leads back to a folder above it", path: path)
  }
}
