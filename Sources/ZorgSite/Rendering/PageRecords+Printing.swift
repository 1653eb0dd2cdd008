import Templates
import Text

/// Fields that print themselves: those that pages show most, and whose value is a text. Each prints what `value` would give.
extension PageRecords {
  func write(field: Int, of record: RecordID, escapes: Bool, into output: inout [UInt8]) -> Bool {
    let index = Int(record.index)
    switch Shape(rawValue: record.shape) {
    case .article:
      switch ArticleField(rawValue: field) {
      case .title: output.append(site.articles[index].written.value.title, escapes: escapes)
      case .url: output.append(site.articles[index].permalink.url, escapes: escapes)
      case .permalink: output.append(site.articles[index].permalink.absolute, escapes: escapes)
      case .date: site.articles[index].written.value.date.writeRFC3339(into: &output)
      default: return false
      }
    case .author:
      switch AuthorField(rawValue: field) {
      case .name: output.append(site.authors[index].name, escapes: escapes)
      case .url: output.append(site.authors[index].permalink.url, escapes: escapes)
      case .initials: output.append(tables.initials[index], escapes: escapes)
      default: return false
      }
    case .tag:
      switch TermField(rawValue: field) {
      case .title: output.append(site.terms[index].title, escapes: escapes)
      case .url: output.append(site.terms[index].permalink.url, escapes: escapes)
      default: return false
      }
    case .comment:
      switch CommentField(rawValue: field) {
      case .anchor: write(anchorOf: index, escapes: escapes, into: &output)
      case .author: output.append(site.comments[index].written.value.author, escapes: escapes)
      case .date: site.comments[index].written.value.date.writeRFC3339(into: &output)
      case .url:
        output.append(site.articles[Int(site.comments[index].article)].permalink.url, escapes: escapes)
        output.append(UInt8(ascii: "#"))
        write(anchorOf: index, escapes: escapes, into: &output)
      default: return false
      }
    case .page:
      switch PageField(rawValue: field) {
      case .title where page.kind == .article:
        output.append(site.articles[page.subject].written.value.title, escapes: escapes)
      case .permalink, .canonical: output.append(page.permalink.absolute, escapes: escapes)
      case .url: output.append(page.permalink.url, escapes: escapes)
      default: return false
      }
    case .site, .notice, nil: return false
    }
    return true
  }

  private func write(anchorOf comment: Int, escapes: Bool, into output: inout [UInt8]) {
    output.append(Comment.anchorStart)
    output.append(site.comments[comment].written.value.id, escapes: escapes)
  }
}

extension [UInt8] {
  /// Appends a text, escaped for HTML and XML or as it is.
  @inline(__always)
  fileprivate mutating func append(_ text: String, escapes: Bool) {
    text.withContiguousBytes { bytes in
      if escapes { appendEscaped(bytes) } else { append(contentsOf: bytes) }
    }
  }
}
