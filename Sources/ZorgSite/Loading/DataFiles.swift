import Diagnostics
import FrontMatter
import Templates
import Text

/// The files of `content/data/`, for templates: `data/kanalen.csv` is `site.data.kanalen`.
enum DataFiles {
  static func read(
    _ paths: [String], site: String
  ) throws(DiskError) -> (data: Value, fingerprint: Fingerprint, diagnostics: [Diagnostic]) {
    var writer = BinaryWriter()
    var values: [(String, Value)] = []
    var diagnostics: [Diagnostic] = []
    var owners: [String: String] = [:]
    for path in paths {
      let name = String(path.dropFirst("content/data/".utf8.count).dropLast(fileExtension(path).utf8.count + 1))
      if let other = owners.updateValue(path, forKey: name) {
        diagnostics.append(.sameName(name, path, other))
        continue
      }
      guard let bytes = try Disk.read("\(site)/\(path)", limit: FrontMatterLimits.data.bytes) else {
        diagnostics.append(.dataTooLarge.inFile(path))
        continue
      }
      writer.write(name)
      writer.write(Fingerprint(of: bytes))
      do {
        values.append((name, try parse(bytes, path: path)))
      } catch {
        diagnostics.append(error.diagnostic.inFile(path))
      }
    }
    return (.map(Map(values)), Fingerprint(of: writer.bytes), diagnostics)
  }

  private static func parse(_ bytes: [UInt8], path: String) throws(FrontMatterError) -> Value {
    try bytes.withUnsafeBufferPointer { buffer throws(FrontMatterError) in
      if let invalid = firstInvalidUTF8(in: buffer) {
        throw FrontMatterError(.invalidUTF8(at: Position(offset: invalid, in: buffer)))
      }
      switch fileExtension(path) {
      case "csv": return try parseCSV(buffer)
      case "json": return Value(try parseJSON(buffer, limits: .data))
      default: return try parseYAML(buffer, firstLine: 1, limits: .data).map { Value($0) } ?? .none
      }
    }
  }
}

extension Value {
  /// A node as a template sees it: plain scalars by YAML 1.2's core schema, all others as text.
  init(_ node: Node) {
    switch node.content {
    case .sequence(let nodes): self = .list(nodes.map { Value($0) })
    case .mapping(let entries): self = .map(Map(entries.map { ($0.key, Value($0.value)) }))
    case .scalar(let text, let isPlain):
      if node.isNull {
        self = .none
      } else if let bool = node.bool {
        self = .bool(bool)
      } else if isPlain, let int = Int(text), !(text.utf8.count > 1 && text.hasPrefix("0")) {
        self = .int(int)
      } else if isPlain, let first = text.utf8.first, first < 0x3A, let double = Double(text) {
        self = .double(double)
      } else {
        self = .string(text)
      }
    }
  }

  /// Entries of a front matter's `params`.
  init(_ entries: [Entry]) {
    self = .map(Map(entries.map { ($0.key, Value($0.value)) }))
  }
}

/// A table as RFC 4180 has it: a first row of names, then rows as mappings from name to text. Commas or semicolons.
private func parseCSV(_ bytes: UnsafeBufferPointer<UInt8>) throws(FrontMatterError) -> Value {
  var rows: [[String]] = []
  var lines: [Int] = []
  var (row, field): ([String], [UInt8]) = ([], [])
  var (line, isQuoted) = (1, false)
  var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  let header = bytes[index...].prefix { $0 != 0x0A }
  let separator =
    header.contains(UInt8(ascii: ";")) && !header.contains(UInt8(ascii: ",")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
  var rowLine = 1
  func endField() {
    row.append(String(decoding: field, as: UTF8.self))
    field = []
  }
  func endRow() {
    endField()
    if row != [""] {
      rows.append(row)
      lines.append(rowLine)
    }
    row = []
  }
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    if isQuoted {
      if byte == UInt8(ascii: "\"") {
        if index < bytes.count, bytes[index] == byte {
          field.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      } else {
        field.append(byte)
      }
    } else if byte == UInt8(ascii: "\""), field.isEmpty {
      isQuoted = true
    } else if byte == separator {
      endField()
    } else if byte == 0x0A {
      endRow()
      rowLine = line + 1
    } else if byte != 0x0D {
      field.append(byte)
    }
    if byte == 0x0A { line += 1 }
  }
  guard !isQuoted else { throw FrontMatterError(.openQuote(line: rowLine)) }
  if !field.isEmpty || !row.isEmpty { endRow() }
  guard let names = rows.first else { return .list([]) }
  for (row, line) in zip(rows, lines) where row.count != names.count {
    throw FrontMatterError(.rowLength(row.count, expected: names.count, line: line))
  }
  return .list(rows.dropFirst().map { row in .map(Map(zip(names, row).map { ($0, Value.string($1)) })) })
}

extension Diagnostic {
  fileprivate static func sameName(_ name: String, _ path: String, _ other: String) -> Diagnostic {
    error("data.name", "two files make the data '\(name)'", path: path, notes: [Note("the other one", path: other)])
  }

  fileprivate static let dataTooLarge = error("data.size", "the file is larger than 16 MB")

  fileprivate static func openQuote(line: Int) -> Diagnostic {
    error("data.csv", "a quotation mark is opened and never closed", at: Position(line: line, column: 1))
  }

  fileprivate static func rowLength(_ count: Int, expected: Int, line: Int) -> Diagnostic {
    error(
      "data.csv", "this row has \(count) \(count == 1 ? "field" : "fields"), the first row has \(expected)",
      at: Position(line: line, column: 1), notes: [Note("put a field with a comma in quotes")])
  }
}
