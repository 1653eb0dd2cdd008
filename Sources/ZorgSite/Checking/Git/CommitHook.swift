import Glibc

/// The hook that checks a site before each commit.
public struct CommitHook: Sendable {
  public enum Outcome: Sendable {
    case installed
    /// It was there already, and is now as this version writes it.
    case renewed
    case unchanged
  }

  /// The file, absolute.
  public let path: String
  private let text: String

  private static let mark = "# Written by 'zorgsite hook install'."

  /// For the repository that a site lies in. `program` is where zorgsite stands, for when it is not in the `PATH`.
  public init(of site: String, program: String) throws {
    let repository = try GitRepository(of: site)
    path = try repository.hooksFolder + "/pre-commit"
    let folder = repository.prefix.isEmpty ? "." : String(repository.prefix.dropLast())
    // Hooks run in the repository's top folder. One folder of hooks can serve many repositories.
    text = """
      #!/bin/sh
      \(CommitHook.mark) It checks what is about to be committed;
      # 'git commit --no-verify' commits without it.
      [ -f \(CommitHook.quoted(folder + "/zorgsite.yaml")) ] || exit 0
      program=$(command -v zorgsite || echo \(CommitHook.quoted(program)))
      exec "$program" check --staged --source \(CommitHook.quoted(folder))

      """
  }

  /// Writes the hook. Refuses where another one stands.
  public func install() throws -> Outcome {
    var outcome = Outcome.installed
    if Disk.kind(path) != nil {
      let old = try Disk.read(path, limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) } ?? ""
      guard old.contains(CommitHook.mark) else {
        let command = text.split(separator: "\n").last.map { $0.dropFirst("exec \"$program\"".utf8.count) } ?? ""
        throw Refusal(
          "'\(path)' is a hook that zorgsite did not write; it stays as it is",
          hint: "add this line to it yourself: zorgsite\(command) || exit 1")
      }
      if old == text { return .unchanged }
      outcome = .renewed
    } else if let folder = Disk.parent(of: path) {
      try Disk.makeFolder(folder)
    }
    try Disk.replace(path, with: Array(text.utf8))
    guard chmod(path, 0o755) == 0 else { throw DiskError("make runnable", path) }
    return outcome
  }

  /// For a shell.
  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
