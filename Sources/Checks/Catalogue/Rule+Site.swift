extension Rule {
  static let links: [Rule] = [
    Rule(
      "link.anchor", .links, .error, "a link to a heading or place that the page does not have",
      why: "the reader lands at the top and searches", mend: "copy the heading's id from the page"),
    Rule(
      "link.chain", .links, .warning, "an old address that leads to another old address",
      why: "each step costs time, and search engines give up", mend: "let each alias stand with the page itself"),
    Rule(
      "link.empty", .links, .error, "a link without an address", why: "it does nothing", mend: "write the address"),
    Rule(
      "link.external", .links, .warning, "a link to another site that does not answer (with `--external`)",
      why: "readers end at an error", mend: "find the new address, or take the link out"),
    Rule(
      "link.file-name", .links, .error, "a file whose name cannot be an address", why: "it could not be published",
      mend: "rename the file"),
    Rule(
      "link.hidden", .links, .warning, "a link to a page that is not published now",
      why: "its text stands without a link",
      mend: "publish the page, or take the link out"),
    Rule(
      "link.loop", .links, .error, "an old address that leads back to itself", why: "browsers give up",
      mend: "take one of the aliases out"),
    Rule(
      "link.moved", .links, .hint, "a link to another site that has moved for good (with `--external`)",
      why: "the redirect will end one day", mend: "link to the new address"),
    Rule(
      "link.orphan", .links, .warning, "a page that no other page links to", why: "nobody finds it",
      mend: "link to it from a page or a menu"),
    Rule(
      "link.outside", .links, .error, "a link that leads out of the folder `content`", why: "that is not published",
      mend: "move the file into `content`"),
    Rule(
      "link.page", .links, .error, "an address on the site where nothing stands", why: "readers end at an error",
      mend: "mend the address; a link to a content file is checked while you write"),
    Rule(
      "link.redirect", .links, .warning, "a link to an old address of a page",
      why: "the reader is sent on, which costs time", mend: "link to the page's file"),
    Rule(
      "link.target", .links, .error, "a link to a file or picture that does not exist", why: "readers end at an error",
      mend: "mend the name"),
    Rule(
      "link.unused", .links, .warning, "a picture or file that nothing refers to",
      why: "it is not published, and confuses who looks for it", mend: "refer to it, or delete it"),
  ]

  static let output: [Rule] = [
    Rule(
      "output.alt", .output, .error, "a picture without `alt` in the HTML", why: "screen readers read the address out",
      mend: "give the template's `<img>` an `alt`, empty for decorations"),
    Rule(
      "output.duplicate-id", .output, .error, "an id that stands twice on a page",
      why: "links, labels and scripts find the first one only", mend: "give one of them another id"),
    Rule(
      "output.heading", .output, .warning, "a page without a heading of the first level, or with several",
      why: "readers jump there to know where they are", mend: "give the template one `<h1>`"),
    Rule(
      "output.language", .output, .error, "a page without a language", why: "screen readers pronounce it wrongly",
      mend: "write `<html lang=\"...\">` in the template"),
    Rule(
      "output.third-party", .output, .error, "a page or stylesheet that loads something from another site",
      why: "that site learns who reads what, before anyone agreed",
      mend: "keep the file on your own site, or put the frame in `<details>` so that readers open it themselves"),
    Rule(
      "output.title", .output, .error, "a page without a title", why: "tabs, bookmarks and search results show it",
      mend: "write a `<title>` in the template"),
    Rule(
      "output.weight", .output, .warning, "a page that with its files is heavier than `checks.pageWeight`",
      why: "it is slow on a phone and costs data", mend: "make its pictures smaller, or cut the page"),
  ]
}
