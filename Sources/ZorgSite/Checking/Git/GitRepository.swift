import Glibc

/// The git repository that a site lies in.
struct GitRepository: Sendable {
  /// The site's folder.
  let site: String
  /// The repository's top folder, absolute.
  let top: String
  /// The site's folder from there, with `/` at its end; empty where they are the same.
  let prefix: String

  /// Refuses a folder that is in no repository, and a machine without git.
  init(of site: String) throws {
    self.site = site
    do {
      top = try GitRepository.line(site, ["rev-parse", "--show-toplevel"])
      prefix = try GitRepository.line(site, ["rev-parse", "--show-prefix"])
    } catch is Refusal {
      throw Refusal("'\(site)' is in no git repository with a working folder", hint: "'git init' makes one")
    }
  }

  /// What a git command prints, run in the site's folder.
  func run(_ arguments: [String], input: Int32? = nil) throws -> [UInt8] {
    try GitRepository.run(site, arguments, input: input)
  }

  /// Paths that a command with `-z` prints.
  func paths(_ arguments: [String]) throws -> [String] {
    try run(arguments).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Where this repository's hooks stand: `core.hooksPath` counts, and all worktrees share one folder.
  var hooksFolder: String {
    get throws {
      let path = try GitRepository.line(top, ["rev-parse", "--git-path", "hooks"])
      return path.hasPrefix("/") ? path : "\(top)/\(path)"
    }
  }

  private static func line(_ folder: String, _ arguments: [String]) throws -> String {
    String(decoding: try run(folder, arguments, isQuiet: true).prefix { $0 != 0x0A }, as: UTF8.self)
  }

  private static func run(
    _ folder: String, _ arguments: [String], input: Int32? = nil, isQuiet: Bool = false
  ) throws -> [UInt8] {
    do {
      let (status, output) = try ChildProcess.run(
        ["git", "-C", folder] + arguments, environment: environment, input: input)
      guard status == 0 else { throw Refusal("'git \(arguments[0])' failed with status \(status)") }
      return output
    } catch let failure as ChildProcess.StartFailure {
      guard failure.isMissing else { throw failure }
      throw Refusal("the program 'git' is not installed", hint: "'apt-get install git' installs it")
    }
  }

  /// Ours, without what git tells its hooks of the repository: it is found from the site's folder. The index that a
  /// commit is made of stays, by its whole path.
  private static var environment: [String] {
    var variables: [String] = []
    var pointer = environ
    while let text = pointer.pointee {
      variables.append(String(cString: text))
      pointer += 1
    }
    let dropped = ["GIT_DIR=", "GIT_WORK_TREE=", "GIT_PREFIX=", "GIT_INDEX_FILE="]
    variables.removeAll { variable in dropped.contains(where: variable.hasPrefix) }
    if let index = getenv("GIT_INDEX_FILE").map({ String(cString: $0) }), !index.isEmpty {
      let folder = Disk.realPath(".") ?? "."
      variables.append("GIT_INDEX_FILE=" + (index.hasPrefix("/") ? index : "\(folder)/\(index)"))
    }
    return variables
  }
}
