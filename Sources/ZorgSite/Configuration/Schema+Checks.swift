extension Schema {
  /// The settings of `zorgsite check`.
  static let checkKeys: [Key] = [
    Key(
      "checks.severity", .words(CheckSettings.Level.allCases.map(\.rawValue)),
      example: "{language: \"off\", A004: error}",
      "How heavily a code or a group of codes weighs; see `docs/checks.md`."),
    Key(
      "checks.allow.phones", .texts, example: "[\"030-1234567\", \"085\"]",
      "Telephone numbers of the organisation, or how they start."),
    Key(
      "checks.allow.mailDomains", .texts, default: "the domain of `baseURL`", example: "[ziekenhuis.example]",
      "Domains whose mail addresses may be published."),
    Key(
      "checks.allow.numbers", .texts, example: "[\"123456782\"]",
      "RSIN, KvK and btw numbers of the organisation, which look like a citizen's."),
    Key(
      "checks.allow.accounts", .texts, example: "[NL91ABNA0417164300]", "The organisation's own bank accounts."),
    Key("checks.allow.postcodes", .texts, example: "[1234 AB]", "Postcodes of the organisation's own addresses."),
    Key(
      "checks.knowledge", .texts, example: "[aandoeningen]",
      "Sections, categories and tags whose articles are medical knowledge and so need sources and a review."),
    Key(
      "checks.pages", .texts, default: "all", example: "[privacy, contact]",
      "Pages that the portal must have: `privacy`, `accessibility`, `contact`, `about`, `houseRules`."),
    Key(
      "checks.audience", .choice(["patients", "professionals"]), default: "`patients`", example: "professionals",
      "For whom articles are written that do not say so; texts for professionals may be harder."),
    Key(
      "checks.pageWeight", .integer(10...100_000), default: "`1024`", example: "500",
      "The heaviest page with all that it loads, in kB."),
    Key(
      "checks.exceptions", .items(keys: ["code", "file", "reason"]),
      example: "[{code: P010, file: content/media/kaart.jpg, reason: \"De plaats is openbaar.\"}]",
      "Findings that are right, for files without front matter. A `file` that ends in `/` is a folder."),
  ]
}
