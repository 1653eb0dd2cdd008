import Foundation
import Testing

@testable import ZorgSite

@Suite struct CommitHookTests {
  static func hook(_ repository: TestRepository, _ folder: String = "", program: String = "/niets/zorgsite") throws
    -> CommitHook
  {
    try CommitHook(of: repository.folder.appending(path: folder).path, program: program)
  }

  /// A program that says what it was called with, and fails.
  static func program(in repository: TestRepository) throws -> String {
    let file = repository.folder.appending(path: ".git/zorgsite'x")
    try "#!/bin/sh\necho \"called: $*\" >&2\nexit 1\n".write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file.path
  }

  @Test(arguments: ["", "een map/"])
  func stopsACommit(folder: String) throws {
    let repository = try StagedSiteTests.repository(folder)
    defer { repository.remove() }
    let hook = try Self.hook(repository, folder, program: Self.program(in: repository))
    #expect(try hook.install() == .installed)
    #expect(try hook.install() == .unchanged)
    try repository.write("x", to: folder + "nieuw.txt")
    try repository.git("add", ".")
    let name = folder.isEmpty ? "." : "een map"
    #expect(throws: TestRepository.Failure(output: "called: check --staged --source \(name)\n")) {
      try repository.git("commit", "--message", "Mag niet")
    }
    try repository.git("commit", "--no-verify", "--quiet", "--message", "Mag wel")
    // Elsewhere in the repository, and in another one that shares the hooks, there may be no site.
    try repository.git("rm", "--quiet", folder + "zorgsite.yaml")
    try repository.git("commit", "--quiet", "--message", "Geen portaal meer")
  }

  @Test func leavesAForeignHookAsItIs() throws {
    let repository = try StagedSiteTests.repository()
    defer { repository.remove() }
    let hook = try Self.hook(repository)
    let file = repository.folder.appending(path: ".git/hooks/pre-commit")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try "#!/bin/sh\nexit 0\n".write(to: file, atomically: true, encoding: .utf8)
    let refusal = #expect(throws: Refusal.self) { try hook.install() }
    #expect(refusal?.hint == "add this line to it yourself: zorgsite check --staged --source '.' || exit 1")
    #expect(try String(contentsOf: file, encoding: .utf8) == "#!/bin/sh\nexit 0\n")
  }

  @Test func renewsItsOwnHook() throws {
    let repository = try StagedSiteTests.repository()
    defer { repository.remove() }
    #expect(try Self.hook(repository, program: "/oud/zorgsite").install() == .installed)
    #expect(try Self.hook(repository, program: "/nieuw/zorgsite").install() == .renewed)
  }

  @Test func standsWhereGitLooksForIt() throws {
    let repository = try StagedSiteTests.repository("portaal/")
    defer { repository.remove() }
    let worktree = repository.folder.appending(path: "../\(repository.folder.lastPathComponent)-tweede").standardized
    try repository.git("worktree", "add", "--quiet", worktree.path)
    defer { try? FileManager.default.removeItem(at: worktree) }
    let fromWorktree = try CommitHook(of: worktree.appending(path: "portaal").path, program: "x")
    #expect(fromWorktree.path.hasSuffix("/.git/hooks/pre-commit"))
    #expect(try Self.hook(repository, "portaal").path == fromWorktree.path)
    try repository.git("config", "core.hooksPath", ".haken")
    #expect(
      try Self.hook(repository, "portaal").path.hasSuffix("\(repository.folder.lastPathComponent)/.haken/pre-commit"))
    #expect(try Self.hook(repository, "portaal").install() == .installed)
  }
}
