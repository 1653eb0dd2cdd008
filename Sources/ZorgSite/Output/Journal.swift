/// What a commit is about to do, written down before it does it: a commit that is cut short is finished from it by the
/// next build.
///
/// It stands in `.zorgsite/journal`. A journal that is not whole was never acted upon.
struct Journal: Sendable, Equatable {
  static let fileName = "journal"
  /// A journal that was replayed: its changes are told with those of the next build that succeeds.
  static let recoveredName = "recovered"
  private static let version = "zorgsite journal 1"

  /// A file or a folder of the staging folder, and its place below the output folder.
  struct Move: Sendable, Equatable {
    var from: String
    var to: String
  }

  /// From the site's folder, if it stands there, so that a site may be moved; else absolute.
  var output: String
  /// Whether files are staged in the output folder, because `.zorgsite` is on another file system.
  var isStagedInOutput: Bool
  /// Paths from the output folder.
  var removals: [String]
  /// In any order.
  var moves: [Move]
  /// In this order, after all others: the manifest is the last.
  var lastMoves: [Move]
  var changes: Changes

  var bytes: [UInt8] {
    var writer = BinaryWriter()
    writer.write(Journal.version)
    writer.write(output)
    writer.write(isStagedInOutput)
    writer.write(removals) { $0.write($1) }
    for moves in [moves, lastMoves] {
      writer.write(moves) { writer, move in
        writer.write(move.from)
        writer.write(move.to)
      }
    }
    changes.write(to: &writer)
    writer.write(Fingerprint(of: writer.bytes))
    return writer.bytes
  }

  /// Nil for bytes that are no whole journal.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 8 else { return nil }
    let (content, ending) = (bytes[..<(bytes.count - 8)], bytes[(bytes.count - 8)...])
    do throws(BinaryReader.Damaged) {
      var end = BinaryReader(ending)
      guard try end.readFingerprint() == Fingerprint(of: content) else { return nil }
      var reader = BinaryReader(content)
      guard try reader.readText() == Journal.version else { return nil }
      output = try reader.readText()
      isStagedInOutput = try reader.readBool()
      removals = try reader.readTexts()
      moves = try Journal.readMoves(&reader)
      lastMoves = try Journal.readMoves(&reader)
      changes = try Changes.read(&reader)
    } catch {
      return nil
    }
  }

  init(output: String, isStagedInOutput: Bool, removals: [String], moves: [Move], lastMoves: [Move], changes: Changes) {
    self.output = output
    self.isStagedInOutput = isStagedInOutput
    self.removals = removals
    self.moves = moves
    self.lastMoves = lastMoves
    self.changes = changes
  }

  private static func readMoves(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> [Move] {
    try reader.readList { reader throws(BinaryReader.Damaged) in
      Move(from: try reader.readText(), to: try reader.readText())
    }
  }
}
