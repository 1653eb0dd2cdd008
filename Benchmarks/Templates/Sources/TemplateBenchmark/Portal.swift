import Templates

/// A made-up portal: as many articles as asked for, each with a body, tags, an author and a thread of comments.
struct Portal: RecordSource {
  enum Shape: UInt16 {
    case article, comment, author, tag
  }

  struct Comment {
    var author: String
    var date: String
    var html: String
    var replies: [UInt32]
  }

  struct Article {
    var title: String
    var url: String
    var date: String
    var summary: String
    var html: [UInt8]
    var author: UInt32
    var tags: [UInt32]
    var comments: [UInt32]
  }

  var articles: [Article] = []
  var comments: [Comment] = []
  let authors = (0..<20).map { (name: "Dr. A. de Vries-\($0)", url: "/auteurs/auteur-\($0)/") }
  let tags = (0..<50).map { (title: "Onderwerp & zorg \($0)", url: "/onderwerpen/onderwerp-\($0)/") }

  static let shapes = [
    shape("article", ["title", "url", "date", "summary", "content", "author", "tags", "comments"]),
    shape("comment", ["author", "date", "content", "replies"]),
    shape("author", ["name", "url"]),
    shape("tag", ["title", "url"]),
  ]

  private static func shape(_ name: String, _ fields: [String]) -> RecordShape {
    RecordShape(name: name, fields: fields.map { RecordField(name: $0, type: "", summary: "") })
  }

  init(articles count: Int) {
    let paragraph =
      "<p>Een <em>griepprik</em> helpt &amp; beschermt; vraag uw huisarts om advies over de vaccinatie.</p>\n"
    let body = Array(String(repeating: paragraph, count: 50).utf8)
    for number in 0..<count {
      var thread: [UInt32] = []
      for reply in 0..<3 {
        let first = UInt32(comments.count)
        comments.append(
          Comment(
            author: "Lezer \(number)", date: "2024-03-12",
            html: "<p>Dank voor dit <b>heldere</b> stuk, nummer \(reply).</p>",
            replies: reply == 0 ? [first + 1] : []))
        if reply == 0 {
          comments.append(
            Comment(author: "Redactie", date: "2024-03-13", html: "<p>Graag gedaan, beste lezer.</p>", replies: []))
        }
        thread.append(first)
      }
      articles.append(
        Article(
          title: "Artikel over \"zorg\" & welzijn nummer \(number)", url: "/artikelen/artikel-\(number)/",
          date: "2024-03-12",
          summary: "Wat u moet weten over de griep, de prik & de huisarts in jaar \(number).", html: body,
          author: UInt32(number % 20),
          tags: [UInt32(number % 50), UInt32((number + 7) % 50), UInt32((number + 19) % 50)],
          comments: thread))
    }
  }

  func value(ofField field: Int, in record: RecordID) -> Value {
    let index = Int(record.index)
    switch Shape(rawValue: record.shape) {
    case .article:
      switch field {
      case 0: return .string(articles[index].title)
      case 1: return .string(articles[index].url)
      case 2: return .string(articles[index].date)
      case 3: return .string(articles[index].summary)
      case 4: return .content(record)
      case 5: return .record(RecordID(shape: Shape.author.rawValue, index: articles[index].author))
      case 6: return .records(RecordList(shape: Shape.tag.rawValue, indexes: articles[index].tags))
      default: return .records(RecordList(shape: Shape.comment.rawValue, indexes: articles[index].comments))
      }
    case .comment:
      switch field {
      case 0: return .string(comments[index].author)
      case 1: return .string(comments[index].date)
      case 2: return .content(record)
      default: return .records(RecordList(shape: Shape.comment.rawValue, indexes: comments[index].replies))
      }
    case .author: return .string(field == 0 ? authors[index].name : authors[index].url)
    case .tag: return .string(field == 0 ? tags[index].title : tags[index].url)
    case nil: return .none
    }
  }

  func write(_ content: RecordID, into output: inout [UInt8]) {
    if content.shape == Shape.article.rawValue {
      output.append(contentsOf: articles[Int(content.index)].html)
    } else {
      output.append(contentsOf: comments[Int(content.index)].html.utf8)
    }
  }
}

// MARK: - As dictionaries, for the other engines

extension Portal {
  func dictionary(ofArticle index: Int) -> [String: Any] {
    let article = articles[index]
    return [
      "title": article.title, "url": article.url, "date": article.date, "summary": article.summary,
      "content": String(decoding: article.html, as: UTF8.self),
      "author": ["name": authors[Int(article.author)].name, "url": authors[Int(article.author)].url] as [String: Any],
      "tags": article.tags.map { ["title": tags[Int($0)].title, "url": tags[Int($0)].url] as [String: Any] },
      "comments": article.comments.map { dictionary(ofComment: $0) },
    ]
  }

  private func dictionary(ofComment index: UInt32) -> [String: Any] {
    let comment = comments[Int(index)]
    return [
      "author": comment.author, "date": comment.date, "content": comment.html,
      "replies": comment.replies.map { dictionary(ofComment: $0) },
    ]
  }
}
