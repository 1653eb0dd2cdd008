/// A command's help as a page for `man`, in the macros of man(7).
struct ManualPage {
  let command: CommandHelp
  /// The whole program, for references to other pages.
  let program: CommandHelp
  let version: String

  /// `zorgsite-comments-list`.
  var name: String { command.path.joined(separator: "-") }
  var fileName: String { "\(name).1" }

  var text: String {
    var lines = [".TH \(quoted(name.uppercased())) 1 \"\" \(quoted("zorgsite \(version)")) \(quoted("zorgsite"))"]
    lines += [".SH NAME", "\(escaped(name)) \\- \(escaped(command.abstract))"]
    lines += [".SH SYNOPSIS"] + synopsis
    let parts = Discussion(command.discussion)
    if !parts.paragraphs.isEmpty { lines += [".SH DESCRIPTION"] + parts.paragraphs.flatMap(paragraph) }
    if !command.subcommands.isEmpty {
      lines.append(".SH COMMANDS")
      for subcommand in command.subcommands {
        lines += [".TP", bold(subcommand.path.last ?? ""), escaped(subcommand.abstract)]
      }
    }
    lines += section("ARGUMENTS", command.arguments.filter { $0.kind == .positional })
    lines += section("OPTIONS", command.arguments.filter { $0.kind != .positional })
    if !parts.examples.isEmpty { lines += [".SH EXAMPLES", ".nf"] + parts.examples.map(escaped) + [".fi"] }
    if !parts.exitStatus.isEmpty { lines += [".SH EXIT STATUS"] + parts.exitStatus.map(escaped) }
    if let related { lines += [".SH SEE ALSO", related] }
    return lines.joined(separator: "\n") + "\n"
  }

  private var synopsis: [String] {
    let options = command.arguments.contains { $0.kind != .positional } ? " [\(italic("options"))]" : ""
    let positional = command.arguments.filter { $0.kind == .positional }.map { argument in
      let name = italic(argument.valueName) + (argument.isRepeating ? "..." : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    let rest = (command.subcommands.isEmpty ? [] : [italic("command")]) + positional
    return [
      bold(command.path.joined(separator: " ")) + ([options] + rest).filter { !$0.isEmpty }.joined(separator: " ")
    ]
  }

  private func section(_ title: String, _ arguments: [CommandHelp.Argument]) -> [String] {
    guard !arguments.isEmpty else { return [] }
    return [".SH \(title)"]
      + arguments.flatMap { argument in
        let value = argument.kind == .option ? " " + italic(argument.valueName) : ""
        let names =
          argument.kind == .positional ? italic(argument.valueName) : argument.names.map(bold).joined(separator: ", ")
        let standard = argument.defaultValue.map { $0.isEmpty ? "" : " (default: \($0))" } ?? ""
        return [".TP", names + value, escaped(argument.abstract + standard)]
      }
  }

  private func paragraph(_ lines: [String]) -> [String] { [".PP"] + lines.map(escaped) }

  private var related: String? {
    let parent = program.all.filter { $0.path == command.path.dropLast() }
    let others = (parent + command.subcommands).map { "\(bold($0.path.joined(separator: "-")))(1)" }
    return others.isEmpty ? nil : others.joined(separator: ", ")
  }

  // MARK: Letters

  private func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }
  private func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }
  private func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// Hyphens stay hyphens that can be searched for and copied; a line never begins a command.
  private func escaped(_ text: String) -> String {
    var result = text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "\"": result += "\\(dq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      default: result.append(character)
      }
    }
    return result
  }
}

/// The parts of a command's longer help, which the commands write in one way: paragraphs, then examples, then statuses.
private struct Discussion {
  /// Each of lines.
  var paragraphs: [[String]] = []
  var examples: [String] = []
  var exitStatus: [String] = []

  init(_ text: String) {
    let status = "Exit status: "
    for block in text.split(separator: "\n\n", omittingEmptySubsequences: true) {
      let lines = block.split(separator: "\n").map(String.init)
      if let first = lines.first, first == "Examples:" || first == "Example:" {
        examples = lines.dropFirst().map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0 }
      } else if let first = lines.first, first.hasPrefix(status) {
        exitStatus = [String(first.dropFirst(status.count))] + lines.dropFirst()
      } else {
        paragraphs.append(lines)
      }
    }
  }
}
