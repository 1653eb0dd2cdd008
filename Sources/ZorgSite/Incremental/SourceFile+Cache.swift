extension SourceFile: CachedEntry {
  func write(to writer: inout BinaryWriter) {
    writer.write(path)
    stamp.write(to: &writer)
  }

  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    self.init(path: try reader.readText(), stamp: try FileStamp.read(&reader))
  }
}
