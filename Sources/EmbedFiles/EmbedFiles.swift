import Glibc

/// Writes a Swift file that holds the texts of other files: `EmbedFiles OUTPUT (NAME FILE)...`. Part of the build only.
@main
struct EmbedFiles {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2, arguments.count % 2 == 0 else { return fail("usage: EmbedFiles OUTPUT (NAME FILE)...") }
    var source = "extension Starter {\n  /// Every file of the site that `zorgsite init` makes.\n"
    source += "  public static let files: [StarterFile] = [\n"
    for index in stride(from: 2, to: arguments.count, by: 2) {
      guard let bytes = read(arguments[index + 1]) else { return fail("cannot read \(arguments[index + 1])") }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return fail("\(arguments[index + 1]) is not UTF-8 text, and only text can be embedded")
      }
      source += "    StarterFile(path: \(literal(arguments[index])), text: \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    guard let file = fopen(arguments[1], "w") else { return fail("cannot write \(arguments[1])") }
    let isWritten = fputs(source, file) >= 0
    guard fclose(file) == 0, isWritten else { return fail("cannot write \(arguments[1])") }
  }

  /// A Swift string literal on one line.
  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..."\u{1F}", "\u{7F}": result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return ferror(file) == 0 ? bytes : nil }
      bytes += chunk[..<count]
    }
  }

  private static func fail(_ message: String) {
    print("error: \(message)")
    exit(1)
  }
}
