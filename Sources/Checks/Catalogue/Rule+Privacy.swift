extension Rule {
  static let privacy: [Rule] = [
    Rule(
      "P001", .privacy, .error, "a citizen service number (BSN)",
      why: "it identifies one person for ever, and only the law allows its use",
      mend: "delete it; if it was committed, it stays in git's history and must be reported as a data leak"),
    Rule(
      "P002", .privacy, .error, "nine digits that pass the test of the BSN",
      why: "a BSN is often written without saying so",
      mend: "delete it, or list an organisation's number under `checks.allow.numbers`"),
    Rule(
      "P003", .privacy, .error, "a patient's or file's number",
      why: "who can look into the system knows who it is", mend: "delete it"),
    Rule(
      "P004", .privacy, .error, "a date of birth",
      why: "with a place or a diagnosis it identifies a person", mend: "give an age in tens of years, or delete it"),
    Rule(
      "P005", .privacy, .error, "a telephone number; in an article a warning",
      why: "a private number is nobody's to publish",
      mend: "delete it, or list the organisation's own under `checks.allow.phones`"),
    Rule(
      "P006", .privacy, .error, "a mail address; in an article a warning",
      why: "a mailbox identifies a person and gathers spam",
      mend: "delete it, or list the organisation's domain under `checks.allow.mailDomains`"),
    Rule(
      "P007", .privacy, .error, "a postcode with a house number; in an article a warning",
      why: "it is somebody's home",
      mend: "delete it, or list the organisation's own under `checks.allow.postcodes`"),
    Rule(
      "P008", .privacy, .error, "a bank account", why: "it identifies its holder",
      mend: "delete it, or list the organisation's own under `checks.allow.accounts`"),
    Rule(
      "P009", .privacy, .warning,
      "a case that can be recognised: a named patient, or age, diagnosis and place together",
      why: "readers who know the person learn a diagnosis",
      mend: "leave one of them out, or record the consent as the reason of an exception"),
    Rule(
      "P010", .privacy, .error, "metadata in a picture or PDF: a place (error), a serial number or a name (warning)",
      why: "the file tells where and by whom it was made",
      mend: "strip the metadata before the file is committed, for example with `exiftool -all=`"),
    Rule(
      "P011", .privacy, .error, "a key with personal data in a comment: mail, network address, browser",
      why: "comments are in git, where everything stays", mend: "delete the line"),
    Rule(
      "P012", .privacy, .warning, "a link with a tracking or session code, or into a personal portal",
      why: "it tells who shared the page, or lets strangers in", mend: "link to the page itself"),
    Rule(
      "P013", .privacy, .error, "a BIG or AGB number that cannot be one",
      why: "readers look up who treats them", mend: "copy it from the register: 11 digits for BIG, 8 for AGB"),
  ]
}
