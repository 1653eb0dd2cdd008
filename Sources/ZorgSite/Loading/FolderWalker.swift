import Diagnostics

/// Lists folders below the site, and decides about links.
struct FolderWalker: Sendable {
  let site: String
  /// The site's folder without links, to see which links leave it.
  let realSite: String
  /// Whether files are looked at; else a stamp that nothing has stands for theirs.
  var looksAtFiles = true

  struct Entry: Sendable {
    var name: String
    /// Nil for a folder.
    var stamp: FileStamp?
  }

  /// All that is below a folder.
  struct Found: Sendable {
    var files: [SourceFile] = []
    /// The folder itself and those below it, with their stamps from before they were listed.
    var folders: [SourceFile] = []
    var diagnostics: [Diagnostic] = []
  }

  /// Regular files and folders, links followed where they stay in the site; and the folder's own stamp.
  func list(_ path: String) throws(DiskError) -> (stamp: FileStamp, entries: [Entry], diagnostics: [Diagnostic]) {
    var entries: [Entry] = []
    var diagnostics: [Diagnostic] = []
    let listed = try Disk.listWithStamps("\(site)/\(path)", looksAtFiles: looksAtFiles)
    for entry in listed.entries where !isBackup(entry.name) {
      switch entry.kind {
      case .file, .folder: entries.append(Entry(name: entry.name, stamp: entry.stamp))
      case .other: diagnostics.append(.specialFile("\(path)/\(entry.name)"))
      case .link:
        let child = "\(path)/\(entry.name)"
        guard let target = Disk.realPath("\(site)/\(child)") else {
          diagnostics.append(.brokenLink(child))
          continue
        }
        guard target.hasPrefix(realSite + "/") else {
          diagnostics.append(.linkLeavesSite(child))
          continue
        }
        if Disk.kind(target) == .folder {
          entries.append(Entry(name: entry.name))
        } else if let stamp = FileStamp(target) {
          entries.append(Entry(name: entry.name, stamp: stamp))
        } else {
          diagnostics.append(.specialFile(child))
        }
      }
    }
    return (listed.stamp, entries, diagnostics)
  }

  /// All files below a folder. Links can lead back to a folder above, so the depth is bounded.
  func files(below path: String, depth: Int) throws(DiskError) -> Found {
    guard depth < 32 else { return Found(diagnostics: [.foldersTooDeep(path)]) }
    let listed = try list(path)
    var all = Found(folders: [SourceFile(path: path, stamp: listed.stamp)], diagnostics: listed.diagnostics)
    for entry in listed.entries {
      let child = FolderWalker.path(of: entry.name, in: path)
      if let stamp = entry.stamp {
        all.files.append(SourceFile(path: child, stamp: stamp))
        continue
      }
      let found = try self.files(below: child, depth: depth + 1)
      all.files += found.files
      all.folders += found.folders
      all.diagnostics += found.diagnostics
    }
    return all
  }

  /// `folder/name` in just as much room as it needs, for there is one for each file of a site.
  static func path(of name: String, in folder: String) -> String {
    var path = ""
    path.reserveCapacity(folder.utf8.count + 1 + name.utf8.count)
    path += folder
    path += "/"
    path += name
    return path
  }

  private func isBackup(_ name: String) -> Bool {
    name.utf8.last == UInt8(ascii: "~") || name.utf8.first == UInt8(ascii: "#") || name == "Thumbs.db"
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
