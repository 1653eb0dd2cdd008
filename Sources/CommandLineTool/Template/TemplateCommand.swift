import ArgumentParser
import Diagnostics
import Templates
import ZorgSite

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Tries out templates.", subcommands: [TemplateRenderCommand.self])
}

struct TemplateRenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Prints what one template makes of given values.",
    discussion: """
      The values are a JSON object; its members are the names that the template sees. Other templates are found in the
      folder of '--templates', by default the template's own.

      Examples:
        zorgsite template render hallo.html --values hallo.json
        zorgsite template render partials/kop.html --templates themes/zorg/templates --values kop.json --type html
      """)

  enum Kind: String, ExpressibleByArgument {
    case html, xml, text

    var escaping: Escaping {
      switch self {
      case .html: .html
      case .xml: .xml
      case .text: .none
      }
    }
  }

  @Argument(help: ArgumentHelp("The template.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("A JSON file with the values; none by default.", valueName: "file"))
  var values: String?

  @Option(help: ArgumentHelp("The folder with the templates; the template's own by default.", valueName: "folder"))
  var templates: String?

  @Option(help: "How values are escaped: html, xml or text; by the file's ending by default.")
  var type: Kind?

  func run() throws {
    let folder = templates ?? (file.contains("/") ? String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) : ".")
    let name = templates == nil ? String(file.split(separator: "/").last ?? "") : relative(file, to: folder)
    do {
      let output = try TemplateTrial(folder: folder).render(
        name, values: values, escaping: (type ?? Kind(rawValue: ending) ?? (ending == "txt" ? .text : .html)).escaping)
      Terminal.print(output)
    } catch let failure as TemplateTrial.Failure {
      let printer = DiagnosticPrinter(format: .text, colour: Terminal.errorsHaveColour)
      Terminal.printError(printer.print(failure.diagnostics) { try? Disk.read($0, limit: 4 << 20) })
      throw ZorgsiteCommand.siteHasErrors
    } catch {
      Terminal.printError("zorgsite: error: \(MachineFailure.message(for: error))\n")
      throw ZorgsiteCommand.machineFailed
    }
  }

  private var ending: String {
    file.lastIndex(of: ".").map { file[file.index(after: $0)...].lowercased() } ?? ""
  }

  /// A template may be named from the working folder or from the templates folder.
  private func relative(_ file: String, to folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : file
  }
}
