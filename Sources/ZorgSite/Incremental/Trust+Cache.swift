import Calendar

/// The form in which the cache keeps what a file says of its sources and reviews.
extension Trust {
  func write(to writer: inout BinaryWriter) {
    writer.write(sources) { writer, source in
      writer.write(source.title)
      for text in [source.url, source.publisher, source.date, source.doi, source.isbn] { writer.write(text) }
      writer.write(source.position)
    }
    writer.write(reviewers) { writer, reviewer in
      writer.write(reviewer.name)
      writer.write(reviewer.url)
      writer.write(reviewer.position)
    }
    writer.write(lastReviewed) { $0.write($1) }
    writer.write(reviewDue) { $0.write($1) }
    writer.write(reviewPosition) { $0.write($1) }
    writer.write(audience) { $0.write($1) }
    writer.write(disclosure)
  }

  static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> Trust {
    var trust = Trust()
    trust.sources = try reader.readList { reader throws(BinaryReader.Damaged) in
      Source(
        title: try reader.readText(), url: try reader.readOptionalText(), publisher: try reader.readOptionalText(),
        date: try reader.readOptionalText(), doi: try reader.readOptionalText(), isbn: try reader.readOptionalText(),
        position: try reader.readPosition())
    }
    trust.reviewers = try reader.readList { reader throws(BinaryReader.Damaged) in
      Reviewer(name: try reader.readText(), url: try reader.readOptionalText(), position: try reader.readPosition())
    }
    trust.lastReviewed = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readMoment() }
    trust.reviewDue = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readMoment() }
    trust.reviewPosition = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readPosition() }
    trust.audience = try reader.readList { reader throws(BinaryReader.Damaged) in try reader.readText() }
    trust.disclosure = try reader.readOptionalText()
    return trust
  }
}
