import Foundation

/// Changes a site at random, a little at a time, in every way in which people do, and keeps it free of errors.
struct RandomEditor {
  let site: TemporarySite
  var dice: IncrementalTests.Dice
  /// Seconds since 1970.
  var now: Int64 = 1_717_236_000
  private var articles: [Int: [String: String]] = [:]
  private var comments: [String: String] = [:]
  private var notices: Set<String> = []
  private var nextNumber = 0

  init(site: TemporarySite, dice: IncrementalTests.Dice) {
    self.site = site
    self.dice = dice
  }

  mutating func start() throws {
    for author in ["bo", "cas"] { try writeAuthor(author) }
    for _ in 0..<12 { try addArticle() }
    for _ in 0..<6 { try addComment() }
  }

  /// Makes one change and says which.
  mutating func edit() throws -> String {
    switch Int.random(in: 0..<27, using: &dice) {
    case 0: try addArticle()
    case 1: try deleteArticle()
    case 2...5: try changeArticle("text", "Tekst \(word()) en **\(word())**.\n\n## Kop \(word())\n\nMeer.")
    case 6: try changeArticle("title", "Titel \(word())")
    case 7: try changeArticle("tags", "[\(tag()), \(tag())]")
    case 8: try changeArticle("authors", "[\(["sanne", "bo", "cas"].randomElement(using: &dice) ?? "bo")]")
    case 9: try changeArticle("draft", Bool.random(using: &dice) ? "true" : "false")
    case 10: try changeArticle("date", date())
    case 11: try changeArticle("expiryDate", date(from: 2026))
    case 12: try changeArticle("slug", "adres-\(word())-\(number())")
    case 13: try changeArticle("comments", ["open", "closed", "off"].randomElement(using: &dice) ?? "open")
    case 14, 15: try addComment()
    case 16: try moderateComment()
    case 17: try writeAuthor(["sanne", "bo", "cas"].randomElement(using: &dice) ?? "bo")
    case 18: try writeTag()
    case 19:
      try site.write(
        "---\ntitle: Over \(word())\n---\nZie [griep](../articles/griep.md). \(word())", to: "content/pages/over.md")
    case 20: try writeTemplate()
    case 21: now += Int64.random(in: -40...80, using: &dice) * 86_400
    case 22: try tamper()
    case 23, 24: try writeNotice()
    case 25: try deleteNotice()
    default: try writeSurroundings()
    }
    return "\(articles.count) articles, \(comments.count) comments, now \(now)"
  }

  /// Makes a change of those after which a build need not link the site, as a rule: texts and comments.
  mutating func editText() throws -> String {
    switch Int.random(in: 0..<16, using: &dice) {
    case 0...5:
      try changeArticle(
        "text", "Tekst \(word()) en **\(word())**. \(words())\n\nZie [griep](griep.md#wat-kun-je-doen).")
    case 6: try changeArticle("text", "Zie \(word()). \(words())\n\n## Kop\n\nMeer.")
    case 7...11: try approveComment()
    case 12: try addComment()
    case 13: try moderateComment()
    case 14: try tamper()
    default: return try edit()
    }
    return "a text"
  }

  // MARK: Articles

  private mutating func addArticle() throws {
    nextNumber += 1
    articles[nextNumber] = [
      "title": "Artikel \(word())", "date": date(), "tags": "[\(tag())]", "authors": "[sanne]",
      "slug": "a-\(nextNumber)",
      "text": "Tekst \(word()). Zie [griep](griep.md#wat-kun-je-doen).",
    ]
    try writeArticle(nextNumber)
  }

  private mutating func deleteArticle() throws {
    guard articles.count > 3, let number = articles.keys.sorted().randomElement(using: &dice) else { return }
    articles[number] = nil
    try site.delete("content/articles/a\(number).md")
    for path in comments.keys where path.hasPrefix("content/comments/id\(number)/") {
      comments[path] = nil
      try site.delete(path)
    }
  }

  private mutating func changeArticle(_ key: String, _ value: String) throws {
    guard let number = articles.keys.sorted().randomElement(using: &dice) else { return }
    articles[number]?[key] = value
    try writeArticle(number)
  }

  private func writeArticle(_ number: Int) throws {
    guard let keys = articles[number] else { return }
    let front = keys.filter { $0.key != "text" }.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined()
    try site.write("---\nid: id\(number)\n\(front)---\n\(keys["text"] ?? "")\n", to: "content/articles/a\(number).md")
  }

  // MARK: Comments

  private mutating func addComment() throws {
    guard let number = articles.keys.sorted().randomElement(using: &dice) else { return }
    nextNumber += 1
    let folder = "content/comments/id\(number)/"
    let parent = comments.keys.filter { $0.hasPrefix(folder) }.sorted().randomElement(using: &dice)
    let reply = parent.flatMap { $0.split(separator: "/").last }.map { "replyTo: \($0.dropLast(3))\n" } ?? ""
    let status = ["approved", "approved", "pending", "removed"].randomElement(using: &dice) ?? "approved"
    let path = "\(folder)c\(nextNumber).md"
    comments[path] =
      "---\nauthor: Lezer \(word())\ndate: \(date())\n\(reply)status: STATUS\n---\nIk vind \(word()) **mooi**.\n"
    try site.write((comments[path] ?? "").replacingOccurrences(of: "STATUS", with: status), to: path)
  }

  private mutating func moderateComment() throws {
    guard let path = comments.keys.sorted().randomElement(using: &dice), let text = comments[path] else { return }
    let status = ["approved", "hidden", "removed", "spam"].randomElement(using: &dice) ?? "approved"
    try site.write(text.replacingOccurrences(of: "STATUS", with: status), to: path)
  }

  private mutating func approveComment() throws {
    guard let path = comments.keys.sorted().randomElement(using: &dice), let text = comments[path] else { return }
    try site.write(text.replacingOccurrences(of: "STATUS", with: "approved"), to: path)
  }

  // MARK: The rest

  private mutating func writeAuthor(_ id: String) throws {
    try site.write(
      "---\nname: \(id) \(word())\nrole: \(word())\n---\nSchrijft over \(word()).\n", to: "content/authors/\(id).md")
  }

  private mutating func writeTag() throws {
    let tag = tag()
    try site.write(
      "---\ntitle: \(tag.uppercased())\ndescription: Over \(word())\n---\n\(word())\n", to: "content/tags/\(tag).md")
  }

  private mutating func writeNotice() throws {
    let level = ["info", "warning", "alert"].randomElement(using: &dice) ?? "info"
    let until = Bool.random(using: &dice) ? "until: \(date(from: 2025))\n" : ""
    let name = "content/notices/n\(Int.random(in: 1...3, using: &dice)).md"
    notices.insert(name)
    try site.write(
      "---\ntitle: Melding \(word())\nlevel: \(level)\nfrom: \(date())\n\(until)---\nLet op \(word()). Zie [griep](../articles/griep.md).\n",
      to: name)
  }

  private mutating func deleteNotice() throws {
    guard let name = notices.sorted().randomElement(using: &dice) else { return }
    notices.remove(name)
    try site.delete(name)
  }

  private mutating func writeTemplate() throws {
    let name =
      ["base.html", "home.html", "tag.html", "author.html", "page.html", "banner.html"].randomElement(using: &dice)
      ?? "home.html"
    let path = "themes/kaal/templates/\(name)"
    let text = try String(contentsOf: site.folder.appending(path: path), encoding: .utf8)
    let mark = [
      "{{ site.discussed | map(attribute='title') | join }}", "{{ site.recentComments | length }}",
      "{{ site.tags | map(attribute='articleCount') | join(',') }}", "<i>\(word())</i>",
    ]
    let body = text.replacingOccurrences(of: #"(?m)^<!-- .* -->\n"#, with: "", options: .regularExpression)
    let line = "<!-- -->\(mark.randomElement(using: &dice) ?? "")<!-- -->\n"
    let cleaned = body.replacingOccurrences(of: #"(?m)^<!-- -->.*<!-- -->\n"#, with: "", options: .regularExpression)
    if name == "banner.html" {
      return try site.write("\(line){% for notice in page.notices %}{{ notice.title }}{% endfor %}", to: path)
    }
    try site.write(
      name == "base.html"
        ? cleaned.replacingOccurrences(of: "</body>", with: "\(line)</body>")
        : cleaned.replacingOccurrences(of: "{% endblock %}", with: "\(line){% endblock %}"), to: path)
  }

  private mutating func tamper() throws {
    let files = site.outputFiles().keys.sorted()
    guard let name = files.randomElement(using: &dice) else { return }
    if Bool.random(using: &dice) {
      try site.delete("output/\(name)")
    } else {
      try site.write(word(), to: "output/\(name)")
    }
  }

  private mutating func writeSurroundings() throws {
    switch Int.random(in: 0..<3, using: &dice) {
    case 0: try site.write("naam,aantal\n\(word()),3\n", to: "content/data/cijfers.csv")
    case 1: try site.write("body { color: #\(number()) }\n", to: "themes/kaal/assets/css/stijl.css")
    default:
      let settings =
        "title: Proef \(word())\nbaseURL: https://proef.voorbeeld.nl/\ntheme: kaal\npagination: {size: \(Int.random(in: 2...5, using: &dice))}\n"
      try site.write(settings, to: "zorgsite.yaml")
    }
  }

  // MARK: Words

  private mutating func word() -> String {
    ["griep", "koorts", "rust", "zorg", "huisarts", "wijk", "vraag", "thee"].randomElement(using: &dice) ?? "zorg"
  }

  /// Enough of them, now and then, to read for a minute more.
  private mutating func words() -> String {
    Array(repeating: word(), count: [0, 1, 200].randomElement(using: &dice) ?? 0).joined(separator: " ")
  }

  private mutating func tag() -> String {
    ["griep", "rust", "zorg", "wijk", "koffie"].randomElement(using: &dice) ?? "zorg"
  }

  private mutating func number() -> Int { Int.random(in: 100...999, using: &dice) }

  private mutating func date(from year: Int = 2023) -> String {
    let day = Int.random(in: 1...28, using: &dice)
    let month = Int.random(in: 1...12, using: &dice)
    return
      "\(Int.random(in: year...(year + 1), using: &dice))-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
