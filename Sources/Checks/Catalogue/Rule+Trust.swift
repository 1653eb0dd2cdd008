extension Rule {
  /// A *knowledge article* has `reviewedBy` or `lastReviewed`, or is in a section, category or tag of `checks.knowledge`.
  static let trust: [Rule] = [
    Rule(
      "T001", .trust, .error, "a knowledge article without `sources`",
      why: "readers must be able to check what it says",
      mend: "list what the text rests on under `sources`"),
    Rule(
      "T002", .trust, .error, "a knowledge article without a reviewer or a review date",
      why: "medical information needs a second pair of eyes", mend: "add `reviewedBy` and `lastReviewed`"),
    Rule(
      "T003", .trust, .error, "a review that has lapsed; within 60 days a warning",
      why: "old advice can harm", mend: "review the text and renew `lastReviewed`, or withdraw it"),
    Rule(
      "T004", .trust, .warning, "an article that only its own authors reviewed",
      why: "nobody sees their own mistakes", mend: "let somebody else review it"),
    Rule(
      "T005", .trust, .warning, "a profile with a profession of the BIG register and no number",
      why: "the law wants the number beside the name (Wet BIG)", mend: "add `big` with its 11 digits"),
    Rule(
      "T006", .trust, .warning, "a knowledge article without `audience`",
      why: "advice for professionals is no advice for patients", mend: "add `audience`"),
    Rule(
      "T007", .trust, .error, "a sponsored text without `disclosure`",
      why: "readers must see who paid, and the advertising code wants it", mend: "say under `disclosure` who paid"),
    Rule(
      "T008", .trust, .warning, "a source without a date or publisher, or with a wrong DOI or ISBN",
      why: "a source that cannot be found supports nothing", mend: "complete it, or copy the number again"),
    Rule(
      "T009", .trust, .warning, "words that promise a cure or safety, in a paragraph without a source",
      why: "such claims need evidence, and advertising law forbids many",
      mend: "name the source in the same paragraph, or say it more carefully"),
    Rule(
      "T010", .trust, .error, "a portal without a page on privacy, accessibility, contact, itself or its house rules",
      why: "laws and quality marks require them",
      mend: "write the page in `content/pages/`, or take it out of `checks.pages`"),
    Rule(
      "T011", .trust, .hint, "a text with percentages, none of which has a source in its paragraph",
      why: "a figure without a source is hearsay", mend: "name the source in the same paragraph"),
    Rule(
      "T012", .trust, .hint, "an article with `updated` whose text does not say what changed",
      why: "who read it before wants to know what is different",
      mend: "add a line such as 'Bijgewerkt op 2 mei: nieuwe dosering'"),
    Rule(
      "T013", .trust, .hint, "a text made or translated by a machine, without `disclosure`",
      why: "readers weigh such a text differently", mend: "say it under `disclosure`"),
  ]
}
