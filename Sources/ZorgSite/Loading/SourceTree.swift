import Diagnostics
import Text

/// A file of the site, not yet read.
public struct SourceFile: Sendable, Hashable {
  /// From the site's folder, as `content/articles/griep.md`.
  public var path: String
  /// One that nothing has where the file was not looked at.
  public internal(set) var stamp: FileStamp
}

/// The names of all files under `content/`, sorted by kind. Nothing is read yet.
public struct SourceTree: Sendable {
  /// Each list is in alphabetical order of folders, then names.
  public private(set) var articles: [SourceFile] = []
  public private(set) var authors: [SourceFile] = []
  public private(set) var tags: [SourceFile] = []
  public private(set) var pages: [SourceFile] = []
  public private(set) var comments: [SourceFile] = []
  public private(set) var notices: [SourceFile] = []
  public private(set) var data: [SourceFile] = []
  /// Pictures and other files that content can refer to.
  public private(set) var media: [SourceFile] = []
  public private(set) var diagnostics: [Diagnostic] = []
  /// All folders, with their stamps from before they were listed.
  private(set) var folders: [SourceFile] = []

  /// Walks `content/` in the site's folder. Links that leave the site are refused with a diagnostic, as are loops;
  /// FIFOs, devices and sockets are skipped with a warning. Hidden files are not content. Articles and comments are
  /// looked at only where `looksAtTexts`: a build that reads them all sees their stamps then.
  public static func walk(site: String, looksAtTexts: Bool = true) async throws -> SourceTree {
    var tree = SourceTree()
    let walker = FolderWalker(site: site, realSite: Disk.realPath(site) ?? site)
    @Sendable func walkerOf(_ kind: Folder) -> FolderWalker {
      var walker = walker
      walker.looksAtFiles = looksAtTexts || kind != .articles && kind != .comments
      return walker
    }
    guard Disk.isFolder("\(site)/content") else {
      tree.diagnostics.append(.noContent)
      return tree
    }
    let top = try walker.list("content")
    tree.folders.append(SourceFile(path: "content", stamp: top.stamp))
    tree.diagnostics += top.diagnostics
    var folders: [(path: String, kind: Folder)] = []
    for entry in top.entries {
      let path = "content/\(entry.name)"
      if entry.stamp != nil {
        tree.diagnostics.append(.strayFile(path))
      } else if let kind = Folder(rawValue: entry.name) {
        folders.append((path, kind))
      } else {
        tree.diagnostics.append(.unknownFolder(entry.name))
      }
    }
    // There can be a folder of comments for each of many thousand articles.
    var branches: [(path: String, kind: Folder)] = []
    for (folder, inner) in zip(folders, try await folders.parallelMap({ try walkerOf($0.kind).list($0.path) })) {
      tree.folders.append(SourceFile(path: folder.path, stamp: inner.stamp))
      tree.diagnostics += inner.diagnostics
      for entry in inner.entries {
        let child = FolderWalker.path(of: entry.name, in: folder.path)
        if let stamp = entry.stamp {
          tree.add(SourceFile(path: child, stamp: stamp), folder.kind)
        } else {
          branches.append((child, folder.kind))
        }
      }
    }
    let walked = try await branches.parallelMap { try walkerOf($0.kind).files(below: $0.path, depth: 1) }
    for (branch, found) in zip(branches, walked) { tree.add(found, branch.kind) }
    return tree
  }

  private mutating func add(_ found: FolderWalker.Found, _ folder: Folder) {
    diagnostics += found.diagnostics
    folders += found.folders
    for file in found.files { add(file, folder) }
  }

  /// Leaves out what was read, which is in the order of the lists. What is left and was not looked at gets its stamp of now.
  mutating func drop(_ read: [CachedSource], site: String) {
    var next = read.startIndex
    func drop(_ files: inout [SourceFile]) {
      files = files.filter { file in
        guard next < read.endIndex, read[next].path == file.path else { return true }
        next += 1
        return false
      }
      for index in files.indices where files[index].stamp == .none {
        files[index].stamp = FileStamp("\(site)/\(files[index].path)") ?? .none
      }
    }
    drop(&articles)
    drop(&comments)
    drop(&media)
  }

  /// All files that decide over parsing and rendering, in one list.
  var files: [SourceFile] { articles + comments + others }

  /// All but articles and comments.
  var others: [SourceFile] { authors + tags + pages + notices + data + media }

  enum Folder: String, CaseIterable {
    case articles, authors, tags, pages, comments, notices, data, media
  }

  private mutating func add(_ file: SourceFile, _ folder: Folder) {
    let path = file.path
    let suffix = fileExtension(path)
    switch folder {
    case .media: media.append(file)
    case .data:
      if ["yaml", "yml", "csv", "json"].contains(suffix) {
        data.append(file)
      } else {
        diagnostics.append(.unreadFile(path, wanted: "'.yaml', '.csv' or '.json'"))
      }
    case .comments:
      guard ["md", "yml", "yaml", "json"].contains(suffix) else {
        diagnostics.append(.unreadFile(path, wanted: "'.md', or Staticman's '.yml' or '.json'"))
        return
      }
      let folder = lastPart(of: lastPart(of: path).folder).folder
      if folder.utf8.count == "content/comments".utf8.count {
        comments.append(file)
      } else {
        diagnostics.append(.strayComment(path))
      }
    case .articles, .authors, .tags, .pages, .notices:
      guard suffix == "md" else {
        if ["markdown", "mdown", "mdx", "txt", "html", "htm", "docx"].contains(suffix) {
          diagnostics.append(.unreadFile(path, wanted: "'.md'"))
        } else {
          media.append(file)
        }
        return
      }
      switch folder {
      case .articles: articles.append(file)
      case .pages: pages.append(file)
      case .authors: authors.append(file)
      case .notices: notices.append(file)
      default: tags.append(file)
      }
    }
  }
}

/// The lower-cased ending of a path, without its dot; empty where it has none.
func fileExtension(_ path: some StringProtocol) -> String {
  let name = lastPart(of: path).name
  guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
  let ending = name[name.utf8.index(after: dot)...]
  return ending.utf8.allSatisfy { 0x61...0x7A ~= $0 } ? String(ending) : ending.lowercased()
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
}
