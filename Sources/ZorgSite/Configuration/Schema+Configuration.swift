extension Schema {
  /// The settings in `zorgsite.yaml`; a dot separates a group from its key.
  public static let configuration = Schema(
    "configuration",
    [
      Key("title", .text, required: true, example: "\"Zorg 2.0\"", "The portal's name."),
      Key(
        "baseURL", aliases: ["base_url", "baseurl"], .text, required: true, example: "\"https://zorg.voorbeeld.nl/\"",
        "Where the site will stand, with `https://`; a path below the domain is fine."),
      Key("description", .text, example: "\"Kennis over zorg\"", "One sentence, for feeds and search engines."),
      Key(
        "organisation", .text, example: "\"Ziekenhuis De Brug\"",
        "The publisher, for the footer and for search engines."),
      Key(
        "language", aliases: ["lang", "defaultLanguage"], .text, default: "`nl`", example: "nl-BE", "A language tag."),
      Key(
        "timeZone", aliases: ["timezone"], .text, default: "`Europe/Amsterdam`", example: "Europe/Brussels",
        "For dates without a zone."),
      Key("theme", .text, default: "`zorg`", example: "zorg", "The folder's name in `themes/`."),
      Key(
        "accent", .text, example: "\"#0b5f5c\"",
        "A colour of your own for links and buttons; the build checks that it can be read on the theme's backgrounds."),
      Key(
        "accentDark", .text, default: "a lighter `accent`", example: "\"#7fd1c7\"",
        "The same for readers whose device is set to dark."),
      Key(
        "menu", .mappings(keys: ["title", "url"]), example: "[{title: Artikelen, url: /}]",
        "The main menu: an address from the root, or a file such as `pages/contact.md`."),
      Key(
        "footerMenu", .mappings(keys: ["title", "url"]), example: "[{title: Privacy, url: pages/privacy.md}]",
        "The menu in the footer."),
      Key(
        "permalinks.articles", .text, default: "`/artikelen/:slug/`", example: "/:year/:month/:slug/",
        "The shape of addresses; `:slug`, `:id`, `:year`, `:month`, `:day` and `:folder` are filled in."),
      Key(
        "permalinks.authors", .text, default: "`/auteurs/:slug/`", example: "/team/:slug/",
        "The same for author profiles."),
      Key("permalinks.pages", .text, default: "`/:folder/:slug/`", example: "/info/:slug/", "The same for pages."),
      Key("permalinks.archive", .text, default: "`/archief/`", example: "/archive/", "The archive by year."),
      Key("permalinks.feeds", .text, default: "`/feeds/`", example: "/volgen/", "The page that lists all feeds."),
      Key(
        "permalinks.comments", .text, default: "`/reacties/`", example: "/comments/",
        "The folder of the feed of all comments."),
      Key(
        "permalinks.notices", .text, default: "`/meldingen/`", example: "/notices/", "The page that lists all notices."),
      Key(
        "taxonomies", .mappings(keys: ["key", "path", "title"]),
        default: "`tags` at `/onderwerpen/`, `categories` at `/categorieen/`",
        example: "[{key: tags, path: onderwerpen, title: Onderwerpen}]",
        "Ways to group articles: the front matter's key, the address and the heading."),
      Key("pagination.size", .integer(1...1000), default: "`10`", example: "20", "Articles on one page of a list."),
      Key("pagination.path", .text, default: "`pagina`", example: "page", "The word in the addresses of later pages."),
      Key("related", .integer(0...20), default: "`3`", example: "5", "How many related articles an article shows."),
    ] + feedKeys + [
      Key("contact", .text, example: "pages/contact.md", "The page that tells how to reach you."),
      Key(
        "markdown.rawHTML", .bool, default: "`false`", example: "true",
        "Whether HTML in articles and pages is kept; never in comments."),
      Key(
        "limits.article", .integer(1...100_000), default: "`1024`", example: "2048",
        "The largest article or page, in kB."),
      Key("limits.comment", .integer(1...1024), default: "`16`", example: "8", "The largest comment, in kB."),
      Key(
        "limits.picture", .integer(1...1_000_000), default: "`20480`", example: "4096",
        "The largest picture or other file, in kB."),
      Key(
        "review.every", .text, default: "`36 months`", example: "12 months",
        "For how long the review of an article holds that does not say so itself."),
    ] + checkKeys + [
      Key("params", .anything, example: "{telefoon: \"14 020\"}", "Anything else that a theme wants.")
    ])
}
