import Checks
import Diagnostics
import FrontMatter

/// What the rules that need one file alone say of it.
struct CheckedFile: Sendable {
  var path: String
  var diagnostics: [Diagnostic] = []
  /// Those of its front matter.
  var exceptions: [CheckException] = []
  /// What nobody should read of its text, and of its name.
  var concealed = Concealment([], in: [])
  var concealedName = Concealment([], in: [])

  /// Checks a text: the whole file for private data, its Markdown for the rest where there is a context for that.
  init(text bytes: [UInt8], path: String, kind: TextKind, context: TextContext?, allowances: PrivacyAllowances) {
    self.init(name: path)
    let found = PrivacyRules.findings(in: bytes, kind: kind, allowances: allowances)
    concealed = Concealment(found, in: bytes)
    diagnostics += found.map { $0.diagnostic.inFile(path) }
    guard kind != .data, kind != .commentEntry else { return }
    guard let parts = bytes.withUnsafeBufferPointer({ try? SplitFile.split($0) }) else { return }
    if let range = parts.frontMatter { readExceptions(bytes[range]) }
    if let context {
      diagnostics += TextRules.allFindings(in: Array(bytes[parts.body]), context: context, firstLine: parts.bodyLine)
        .map { $0.diagnostic.inFile(path) }
    }
  }

  /// Checks a picture or document; `bytes` is nil for one that is too large to read.
  init(media bytes: [UInt8]?, path: String) {
    self.init(name: path)
    guard let bytes else { return }
    diagnostics += PictureRules.findings(in: bytes).map { $0.diagnostic.inFile(path) }
  }

  /// Checks the names of a file and of its folder, which everybody sees who sees the address.
  private init(name path: String) {
    self.path = path
    let name = path.split(separator: "/").suffix(2).joined(separator: "/")
    let start = path.utf8.count - name.utf8.count
    var found = PrivacyRules.findings(in: name, kind: .fileName)
    guard !found.isEmpty else { return }
    for index in found.indices {
      var diagnostic = found[index].diagnostic.inFile(path)
      diagnostic.position = nil
      diagnostic.message += ", in the file's name"
      diagnostics.append(diagnostic)
      found[index].range = found[index].range.lowerBound + start..<found[index].range.upperBound + start
    }
    concealedName = Concealment(found, in: Array(path.utf8))
  }

  private func hasLine(_ bytes: ArraySlice<UInt8>, startingWith word: String) -> Bool {
    bytes.split(separator: 0x0A).contains { $0.starts(with: word.utf8) }
  }

  private mutating func readExceptions(_ frontMatter: ArraySlice<UInt8>) {
    guard hasLine(frontMatter, startingWith: Schema.exceptions.name) else { return }
    // A front matter that cannot be read is a mistake that loading has reported.
    let root = frontMatter.withUnsafeBufferPointer { try? parseYAML($0, firstLine: 2) }
    guard case .mapping(let entries) = root?.content else { return }
    let own = entries.filter { $0.key == Schema.exceptions.name }
    guard let root else { return }
    var keys = KeyReader(Node(.mapping(own), at: root.position), schema: Schema("text", [Schema.exceptions]))
    exceptions = keys.items(Schema.exceptions.name).map { CheckException($0, in: path) }
    diagnostics += keys.diagnostics.map { $0.inFile(path) }
  }
}
