extension Schema {
  /// Every kind of content, in the order of the documentation.
  public static let content: [Schema] = [article, author, tag, page, comment, notice]

  public static let article = Schema(
    "article",
    [
      title, date,
      Key(
        "updated", aliases: ["lastmod", "modified", "last_modified_at"], .date, example: "2024-05-02",
        "The last significant change."),
      publishDate, expiryDate, draft, published, slug, url,
      Key(
        "id", .text, default: "the slug", example: "griep-2024",
        "The permanent identity, for feeds and comments. Never change or reuse it."),
      aliases,
      Key(
        "authors", aliases: ["author"], .texts, example: "[sanne-de-wit]", "Ids of author profiles: their file names."),
      Key("tags", .texts, example: "[rss, bloggen]", "Subjects. Each has a page and a feed."),
      Key("categories", .texts, example: "[nieuws]", "A second, coarser grouping."),
      summary,
      Key(
        "comments", .choice(["open", "closed", "off"]), default: "`open`", example: "closed",
        "`closed` shows the thread without a way to reply, `off` shows none."),
      Key("image", .text, example: "foto.jpg", "The lead picture: a file beside the article, or an address."),
      Key("imageAlt", .text, example: "\"Een verpleegkundige leest voor\"", "What the lead picture shows."),
      Key(
        "sources", .items(keys: ["title", "url", "publisher", "date", "doi", "isbn"]),
        example: "[{title: NHG-Standaard Griep, url: \"https://voorbeeld.nl/griep\", date: \"2023\"}]",
        "What the text rests on."),
      Key(
        "reviewedBy", .items(keys: ["name", "url"]), example: "[sanne-de-wit]",
        "Who judged the text: ids of author profiles, or names with an address."),
      Key("lastReviewed", .date, example: "2024-05-02", "When it was judged last."),
      Key(
        "reviewEvery", .text, default: "the site's `review.every`", example: "12 months",
        "For how long a judgement holds: a number of days, weeks, months or years."),
      Key("audience", .texts, example: "[Patiënten, Mantelzorgers]", "For whom it is written, as readers see it."),
      Key(
        "disclosure", .text, example: "\"Mogelijk gemaakt door Stichting Voorbeeld.\"",
        "Interests, funding or help of machines that a reader should know of."),
      language, template, weight, exceptions, params,
    ])

  public static let author = Schema(
    "author",
    [
      Key("name", aliases: ["title"], .text, required: true, example: "Sanne de Wit", "The name that readers see."),
      Key("role", .text, example: "wijkverpleegkundige", "Profession or function."),
      Key("organisation", .text, example: "\"Thuiszorg De Linde\"", "Where the author works."),
      Key("big", .text, example: "\"99999999999\"", "Number in the Dutch register of care professionals: 11 digits."),
      Key(
        "links", .mappings(keys: ["title", "url"]), example: "[{title: Weblog, url: \"https://voorbeeld.nl\"}]",
        "The author's own pages elsewhere."),
      Key("photo", .text, example: "sanne.jpg", "A picture: a file beside the profile, or an address."),
      summary, slug, exceptions, params,
    ])

  public static let tag = Schema(
    "tag",
    [
      title,
      Key("description", .text, example: "\"Alles over RSS.\"", "One or two sentences above the tag's list."),
      Key("aliases", .texts, example: "[zorg20]", "Other spellings in articles that mean this tag."),
      exceptions, params,
    ])

  public static let page = Schema(
    "page",
    [
      title,
      Key(
        "updated", aliases: ["lastmod", "modified", "last_modified_at"], .date, example: "2024-05-02",
        "The last change."),
      publishDate, expiryDate, draft, published, slug, url, aliases, summary, language, template, weight,
      exceptions, params,
    ])

  public static let comment = Schema(
    "comment",
    [
      Key("author", aliases: ["name"], .text, required: true, example: "Marijke", "The name under the comment."),
      Key(
        "date", .date, required: true, example: "2024-03-13T10:42:00+01:00", "When it was written."),
      Key(
        "replyTo", aliases: ["parent", "_parent", "replying_to_uid"], .text, example: "2024-03-12t184200-7f3a",
        "The file name, without ending, of the comment that this one answers."),
      Key(
        "status", .choice(["pending", "approved", "hidden", "removed", "spam"]), default: "`pending`",
        example: "approved", "Only `approved` is published; `removed` leaves a line where others replied."),
      Key("profile", .text, example: "sanne-de-wit", "The author's profile, when one of the portal's authors replies."),
      Key("url", .text, example: "\"https://voorbeeld.nl\"", "The writer's own page; `http` or `https`."),
      Key("source", .text, example: "wordpress", "Where an imported comment comes from."),
      exceptions, params,
    ])

  public static let notice = Schema(
    "notice",
    [
      title,
      Key(
        "level", .choice(Notice.Level.allCases.map(\.rawValue)), default: "`info`", example: "warning",
        "How much it asks of a reader: `alert` stands above `warning`, and that above `info`."),
      Key("from", .date, required: true, example: "2024-03-12T09:00", "Shown from this moment on."),
      Key(
        "until", .date, default: "none: until the file goes", example: "2024-03-12T17:00", "Gone from this moment on."),
      draft, slug,
      Key(
        "summary", aliases: ["description", "excerpt"], .text, default: "the first paragraph",
        example: "\"Bel tot 17 uur het algemene nummer.\"", "One or two sentences, to stand above every page."),
      language, exceptions, params,
    ])

  /// The article's keys with those of further taxonomies.
  static func article(with taxonomies: Set<String>) -> Schema {
    if taxonomies.isEmpty { return article }
    let keys = taxonomies.sorted().map { Key($0, .texts, example: "[een, twee]", "Terms of the taxonomy '\($0)'.") }
    return Schema("article", article.keys + keys)
  }

  /// For `zorgsite check`, which alone reads it.
  static let exceptions = Key(
    "exceptions", .items(keys: ["code", "reason"]), example: "[{code: P005, reason: \"Een verzonnen nummer.\"}]",
    "Findings of `zorgsite check` that are right here, each with its reason.")
  private static let title = Key(
    "title", .text, required: true, example: "\"Wat is een RSS-feed?\"",
    "The heading. Put it in quotes if it has a colon.")
  private static let date = Key(
    "date", .date, required: true, example: "2024-03-12T09:00",
    "When it is published. Without a zone the site's own counts; a date alone is midnight.")
  private static let publishDate = Key(
    "publishDate", aliases: ["pubdate"], .date, default: "`date`", example: "2024-03-15T08:00",
    "Hidden before this moment.")
  private static let expiryDate = Key(
    "expiryDate", aliases: ["unpublishdate"], .date, example: "2024-12-31", "Hidden from this moment on.")
  private static let draft = Key(
    "draft", .bool, default: "`false`", example: "true", "Never built without `--drafts`.")
  private static let published = Key(
    "published", .bool, default: "`true`", example: "false", "`published: false` means the same as `draft: true`.")
  private static let slug = Key(
    "slug", .text, default: "the file name", example: "rss-uitgelegd", "The last part of the address.")
  private static let url = Key(
    "url", aliases: ["permalink"], .text, example: "/campagnes/griep/", "The whole address, from the site's root.")
  private static let aliases = Key(
    "aliases", aliases: ["redirect_from"], .texts, example: "[/2009/09/rss/]", "Old addresses that lead here.")
  private static let summary = Key(
    "summary", aliases: ["description", "excerpt"], .text,
    default: "text before `<!--more-->`, else the first paragraph",
    example: "\"RSS in twee minuten.\"", "One or two sentences for lists, feeds and search engines.")
  private static let language = Key("lang", .text, default: "the site's", example: "en", "The language of this text.")
  private static let template = Key(
    "template", aliases: ["layout"], .text, default: "by kind", example: "landing.html", "A template of the theme.")
  private static let weight = Key(
    "weight", .integer(-100_000...100_000), default: "`0`", example: "10",
    "Order where a theme sorts by weight: low first.")
  private static let params = Key("params", .anything, example: "{kleur: groen}", "Anything else that a theme wants.")
}
