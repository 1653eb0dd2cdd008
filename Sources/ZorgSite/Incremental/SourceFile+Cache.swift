extension SourceFile: CachedEntry {
  func write(to writer: inout BinaryWriter) {
    writer.write(path)
    stamp.write(to: &writer)
  }

  static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> SourceFile {
    SourceFile(path: try reader.readText(), stamp: try FileStamp.read(&reader))
  }
}
