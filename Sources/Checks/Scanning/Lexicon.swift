/// The words that the privacy rules know, in small letters and without diacritics.
enum Lexicon {
  /// What a folded word means. Compounds (`patiëntennummer`, `darmkanker`) are recognised by their last part.
  static func meaning(of word: String) -> Meaning {
    if let known = meanings[word] { return known }
    return compoundMeaning(of: word)
  }

  /// 1 to 12 for the name of a month or its abbreviation, else nil.
  static func month(_ word: String) -> Int? { months[word] }

  /// The local parts of addresses that belong to an organisation and to nobody in person.
  static let mailboxes: Set<String> = [
    "aanmelden", "aanmelding", "abuse", "administratie", "afspraken", "algemeen", "avg", "bestelling", "bezwaar",
    "bibliotheek", "bestuur", "cliëntenraad", "cursus", "communicatie", "congres", "contact", "feedback", "fg",
    "financien", "git", "help", "helpdesk", "hello", "hoi", "hr", "info", "inkoop", "klacht", "klachten",
    "klachtenfunctionaris", "klantenservice", "mail", "marketing", "meldpunt", "nieuws", "nieuwsbrief", "no-reply",
    "noreply", "onderzoek", "opleiding", "opleidingen", "pers", "poli", "polikliniek", "postmaster", "press",
    "privacy", "receptie", "redactie", "reacties", "secretariaat", "security", "service", "servicedesk",
    "sollicitatie", "sollicitaties", "studie", "support", "toegankelijkheid", "vacature", "vacatures", "voorlichting",
    "vragen", "webmaster", "webredactie", "werkenbij", "woordvoering", "zorg",
  ]

  private static let months: [String: Int] = {
    let names = [
      ["januari", "jan"], ["februari", "feb", "febr"], ["maart", "mrt"], ["april", "apr"], ["mei"], ["juni", "jun"],
      ["juli", "jul"], ["augustus", "aug"], ["september", "sept", "sep"], ["oktober", "okt"], ["november", "nov"],
      ["december", "dec"],
    ]
    var months: [String: Int] = [:]
    for (index, forms) in names.enumerated() {
      for form in forms { months[form] = index + 1 }
    }
    return months
  }()

  private static let meanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [:]
    for (meaning, words) in wordLists {
      for word in words.split(separator: " ") { meanings[String(word), default: []].insert(meaning) }
    }
    for month in months.keys { meanings[month, default: []].insert(.month) }
    return meanings
  }()
}
