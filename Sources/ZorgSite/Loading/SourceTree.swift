import Diagnostics
import Text

/// The names of all files under `content/`, sorted by kind. Nothing is read yet.
public struct SourceTree: Sendable {
  /// Paths from the site's folder, as `content/articles/griep.md`, each list in alphabetical order.
  public private(set) var articles: [String] = []
  public private(set) var authors: [String] = []
  public private(set) var tags: [String] = []
  public private(set) var pages: [String] = []
  public private(set) var comments: [String] = []
  public private(set) var data: [String] = []
  /// Pictures and other files that content can refer to.
  public private(set) var media: Set<String> = []
  public private(set) var diagnostics: [Diagnostic] = []

  /// Walks `content/` in the site's folder. Links that leave the site are refused with a diagnostic, as are loops;
  /// FIFOs, devices and sockets are skipped with a warning. Hidden files are not content.
  public static func walk(site: String) throws(DiskError) -> SourceTree {
    var tree = SourceTree()
    let walker = Walker(site: site, realSite: Disk.realPath(site) ?? site)
    guard Disk.isFolder("\(site)/content") else {
      tree.diagnostics.append(.noContent)
      return tree
    }
    var diagnostics: [Diagnostic] = []
    for entry in try walker.list("content", &diagnostics) {
      let path = "content/\(entry.name)"
      guard entry.isFolder else {
        diagnostics.append(.strayFile(path))
        continue
      }
      guard let kind = Folder(rawValue: entry.name) else {
        diagnostics.append(.unknownFolder(entry.name))
        continue
      }
      var files: [String] = []
      try walker.collectFiles(below: path, depth: 0, into: &files, &diagnostics)
      for file in files { tree.add(file, kind) }
    }
    tree.diagnostics += diagnostics
    return tree
  }

  enum Folder: String, CaseIterable {
    case articles, authors, tags, pages, comments, data, media
  }

  private mutating func add(_ path: String, _ folder: Folder) {
    let suffix = fileExtension(path)
    switch folder {
    case .media: media.insert(path)
    case .data:
      if ["yaml", "yml", "csv", "json"].contains(suffix) {
        data.append(path)
      } else {
        diagnostics.append(.unreadFile(path, wanted: "'.yaml', '.csv' or '.json'"))
      }
    case .comments:
      guard ["md", "yml", "yaml", "json"].contains(suffix) else {
        diagnostics.append(.unreadFile(path, wanted: "'.md', or Staticman's '.yml' or '.json'"))
        return
      }
      if path.split(separator: "/").count == 4 {
        comments.append(path)
      } else {
        diagnostics.append(.strayComment(path))
      }
    case .articles, .authors, .tags, .pages:
      guard suffix == "md" else {
        if ["markdown", "mdown", "mdx", "txt", "html", "htm", "docx"].contains(suffix) {
          diagnostics.append(.unreadFile(path, wanted: "'.md'"))
        } else {
          media.insert(path)
        }
        return
      }
      switch folder {
      case .articles: articles.append(path)
      case .pages: pages.append(path)
      case .authors: authors.append(path)
      default: tags.append(path)
      }
    }
  }
}

/// The lower-cased ending of a path, without its dot; empty where it has none.
func fileExtension(_ path: some StringProtocol) -> String {
  guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return "" }
  return path[path.index(after: dot)...].lowercased()
}

/// Lists folders below the site, and decides about links.
private struct Walker {
  let site: String
  let realSite: String

  func list(_ path: String, _ diagnostics: inout [Diagnostic]) throws(DiskError) -> [(name: String, isFolder: Bool)] {
    var entries: [(name: String, isFolder: Bool)] = []
    for entry in try Disk.list("\(site)/\(path)") {
      if isHidden(entry.name) { continue }
      let child = "\(path)/\(entry.name)"
      switch entry.kind {
      case .file: entries.append((entry.name, false))
      case .folder: entries.append((entry.name, true))
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
        switch Disk.kind(target) {
        case .file: entries.append((entry.name, false))
        case .folder: entries.append((entry.name, true))
        default: diagnostics.append(.specialFile(child))
        }
      }
    }
    return entries
  }

  func collectFiles(
    below path: String, depth: Int, into files: inout [String], _ diagnostics: inout [Diagnostic]
  ) throws(DiskError) {
    guard depth < 32 else {
      diagnostics.append(.foldersTooDeep(path))
      return
    }
    for entry in try list(path, &diagnostics) {
      let child = "\(path)/\(entry.name)"
      if entry.isFolder {
        try collectFiles(below: child, depth: depth + 1, into: &files, &diagnostics)
      } else {
        files.append(child)
      }
    }
  }

  private func isHidden(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") || name == "Thumbs.db"
  }
}

extension Diagnostic {
  fileprivate static let noContent = error(
    "source.no-content", "there is no folder 'content' here", path: "content",
    notes: [Note("run zorgsite in the site's folder, or name it with '--source'")])

  fileprivate static func strayFile(_ path: String) -> Diagnostic {
    warning(
      "source.stray-file", "a file directly in 'content' is not read", path: path,
      notes: [Note("move it to a folder such as 'content/articles'")])
  }

  fileprivate static func unknownFolder(_ name: String) -> Diagnostic {
    warning(
      "source.unknown-folder", "folder 'content/\(name)' is not one of the site's and is not read",
      path: "content/\(name)",
      notes: [Note("the folders are " + SourceTree.Folder.allCases.map(\.rawValue).joined(separator: ", "))]
    ).suggesting(nearMiss(of: name, in: SourceTree.Folder.allCases.map(\.rawValue)))
  }

  fileprivate static func unreadFile(_ path: String, wanted: String) -> Diagnostic {
    warning("source.unread-file", "this file is not read: its name must end in \(wanted)", path: path)
  }

  fileprivate static func strayComment(_ path: String) -> Diagnostic {
    warning(
      "source.stray-comment", "a comment must stand at 'content/comments/<article>/<name>'", path: path,
      notes: [Note("the folder's name is the article's id")])
  }

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
