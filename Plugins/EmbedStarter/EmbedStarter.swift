import Foundation
import PackagePlugin

/// Puts the theme and the starter site into the binary, so that `zorgsite init` needs no other file. The build tool reads
/// them whenever one changes; nothing generated is committed.
@main
struct EmbedStarter: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let root = context.package.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "Starter+Files.swift")
    let starter = try files(below: root.appending(path: "Starter"))
    let theme = try files(below: root.appending(path: "themes/zorg"))
    let named =
      starter.map { ($0.name, $0.url) } + theme.map { ("themes/zorg/\($0.name)", $0.url) }
    return [
      .buildCommand(
        displayName: "Embedding the theme and the starter site",
        executable: try context.tool(named: "EmbedFiles").url,
        arguments: [output.path] + named.flatMap { [$0.0, $0.1.path] },
        inputFiles: named.map(\.1), outputFiles: [output])
    ]
  }

  /// Regular files with their names from the folder, sorted; hidden ones too.
  private func files(below folder: URL) throws -> [(name: String, url: URL)] {
    guard let names = FileManager.default.enumerator(atPath: folder.path) else { return [] }
    var files: [(name: String, url: URL)] = []
    for case let name as String in names {
      let url = folder.appending(path: name)
      let isFile = try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false
      if isFile, !name.hasSuffix("~"), !name.hasSuffix(".swp") { files.append((name, url)) }
    }
    return files.sorted { $0.name < $1.name }
  }
}
