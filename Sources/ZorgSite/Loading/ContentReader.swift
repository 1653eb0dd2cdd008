import Diagnostics
import FrontMatter
import Markdown
import Text

/// Reads the files of `content/`, one at a time and each by itself: what needs other files is linked later.
struct ContentReader: Sendable {
  /// The site's folder.
  let site: String
  let configuration: SiteConfiguration
  let markdown: MarkdownOptions

  /// The front matter and the body of one Markdown file.
  struct File {
    var keys: KeyReader
    var body: Slice<UnsafeBufferPointer<UInt8>>
    /// The file's line on which the body starts.
    var bodyLine: Int
    /// Of the whole file.
    var fingerprint: Fingerprint
  }

  /// Reads and splits a file, and gives it to `build`. Where the file cannot be understood, its value is nil.
  /// `limit` counts bytes; Keys for which `ignoring` is true are dropped unseen.
  func read<Value>(
    _ path: String, schema: Schema, limit: Int, tooLarge: Diagnostic.Severity = .error,
    ignoring: (String) -> Bool = { _ in false },
    build: (inout File) -> Value?
  ) throws(DiskError) -> Parsed<Value> {
    guard let (bytes, stamp) = try Disk.readWithStamp("\(site)/\(path)", limit: limit) else {
      return Parsed(value: nil, diagnostics: [.fileTooLarge(tooLarge, limit: limit).inFile(path)])
    }
    let fingerprint = Fingerprint(of: bytes)
    return bytes.withUnsafeBufferPointer { buffer in
      do throws(FrontMatterError) {
        var file = try split(buffer, fingerprint, schema: schema, ignoring: ignoring)
        let value = build(&file)
        return Parsed(
          value: value, diagnostics: file.keys.diagnostics.map { $0.inFile(path) }, fingerprint: fingerprint,
          stamp: stamp)
      } catch {
        return Parsed(
          value: nil, diagnostics: [error.diagnostic.inFile(path)], fingerprint: fingerprint, stamp: stamp)
      }
    }
  }

  private func split(
    _ bytes: UnsafeBufferPointer<UInt8>, _ fingerprint: Fingerprint, schema: Schema, ignoring: (String) -> Bool
  ) throws(FrontMatterError) -> File {
    if let invalid = firstInvalidUTF8(in: bytes) {
      throw FrontMatterError(.invalidUTF8(at: Position(offset: invalid, in: bytes)))
    }
    let parts = try SplitFile.split(bytes)
    guard let range = parts.frontMatter else { throw FrontMatterError(.noFrontMatter(schema)) }
    let node = try parseYAML(UnsafeBufferPointer(rebasing: bytes[range]), firstLine: 2)
    return File(
      keys: KeyReader(node, schema: schema, ignoring: ignoring), body: bytes[parts.body], bodyLine: parts.bodyLine,
      fingerprint: fingerprint)
  }
}

extension ContentReader.File {
  /// The body as a document; its diagnostics join the file's.
  mutating func document(_ options: MarkdownOptions) -> Document {
    var document = parseDocument(
      UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: body)), firstLine: bodyLine, options: options)
    for diagnostic in document.diagnostics { keys.add(diagnostic) }
    document.diagnostics = []
    return document
  }

  /// The part of an address that a file gets: `slug`, else its name. Nil, with a diagnostic, where nothing is left of it.
  mutating func slug(from source: SourceName) -> String? {
    let written = keys.text("slug")
    let slug = Text.slug(of: written ?? source.stem)
    if slug.isEmpty { keys.add(.emptySlug(written ?? source.stem, at: keys.position(of: "slug"))) }
    return slug.isEmpty ? nil : slug
  }
}

extension Diagnostic {
  static func fileTooLarge(_ severity: Severity, limit: Int) -> Diagnostic {
    Diagnostic(
      severity, code: "source.too-large",
      "the file is larger than \(limit / 1024) kB\(severity == .warning ? " and is left out" : "")",
      notes: [Note("split it, or raise the limit under 'limits' in zorgsite.yaml")])
  }

  fileprivate static func noFrontMatter(_ schema: Schema) -> Diagnostic {
    let required = schema.keys.filter(\.isRequired).map { "'\($0.name): ...'" }.joined(separator: " and ")
    return error(
      "front-matter.none", "the file has no front matter", at: Position(line: 1, column: 1),
      notes: [Note("start it with a line '---', then \(required), then a line '---'")])
  }

  fileprivate static func emptySlug(_ text: String, at position: Position?) -> Diagnostic {
    error(
      "front-matter.slug", "'\(shortened(text))' leaves nothing to make an address of", at: position,
      notes: [Note("add 'slug:' with letters or digits")])
  }
}
