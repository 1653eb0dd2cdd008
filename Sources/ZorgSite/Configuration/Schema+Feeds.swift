extension Schema {
  /// The settings of feeds and comments.
  static let feedKeys = [
    Key(
      "feeds.formats", .texts, default: "`[rss, atom, json]`", example: "[rss]",
      "The formats of the site's feed and of the feed of all comments: `rss`, `atom`, `json`."),
    Key(
      "feeds.listFormats", .texts, default: "`rss`", example: "[rss, atom]",
      "The formats of the feeds of sections, tags, categories and authors."),
    Key("feeds.threadFormats", .texts, default: "`rss`", example: "[rss, atom]", "The formats of the threads' feeds."),
    Key("feeds.items", .integer(1...1000), default: "`20`", example: "50", "Items in one feed, and in one archive."),
    Key(
      "feeds.content", .choice(["full", "summary"]), default: "`full`", example: "summary",
      "Whole articles, or summaries."),
    Key(
      "feeds.archives", .choice(["site", "all", "none"]), default: "`site`", example: "all",
      "Which feeds keep their older items in archives: those of the site and of all comments, all, or none."),
    Key("feeds.comments", .bool, default: "`true`", example: "false", "A feed of the comments of all articles."),
    Key(
      "feeds.sections", .bool, default: "`true`", example: "false",
      "A feed for each top folder of `content/articles`; folders of years have none."),
    Key("feeds.tags", .bool, default: "`true`", example: "false", "A feed for each tag, category or other term."),
    Key("feeds.authors", .bool, default: "`true`", example: "false", "A feed for each author."),
    Key("feeds.threads", .bool, default: "`true`", example: "false", "A feed for each thread of comments."),
    Key(
      "feeds.hubs", aliases: ["feeds.hub"], .texts, example: "[\"https://hub.voorbeeld.nl/\"]",
      "WebSub hubs, which `zorgsite ping` tells of changes."),
    Key(
      "feeds.wordpress", .choice(["none", "moved", "all"]), default: "`moved`", example: "all",
      "Redirect pages for WordPress's feed addresses: none, those of articles that moved here, or of all articles."),
    Key(
      "feeds.authority", .text, default: "the host of `baseURL`", example: "zorg.voorbeeld.nl",
      "The domain name in the ids of feed items. After a move to another domain, set it to the old one: readers then see nothing twice."
    ),
    Key(
      "comments.reply", .text, example: "redactie@voorbeeld.nl",
      "Where readers send replies: an e-mail address, or a form's address with `{article}` and `{comment}` in it."),
    Key(
      "comments.repository", .text, example: "\"https://github.com/voorbeeld/portaal\"",
      "Without `comments.reply`: readers add their comment as a new file in this repository on GitHub, GitLab, Forgejo or Gitea."
    ),
    Key("comments.branch", .text, default: "`main`", example: "master", "The repository's branch."),
    Key("comments.houseRules", .text, example: "pages/huisregels.md", "The page with the house rules for comments."),
  ]
}
