extension TextRules {
  /// T007: sponsored texts and T013: texts made by machines that do not disclose it; T012: changes without a word.
  static func disclosures(_ prose: Prose, _ context: TextContext) -> [Match] {
    var matches: [Match] = []
    if !context.isDisclosed {
      if let place = place(of: sponsors, in: prose) {
        matches.append(
          match(
            .error, "T007", "sponsored text without 'disclosure'",
            advice: "say under 'disclosure' in the front matter who paid for it", at: place))
      }
      if let place = place(of: machines, in: prose) {
        matches.append(
          match(
            .hint, "T013", "text made with a machine, without 'disclosure'",
            advice: "say under 'disclosure' in the front matter what the machine did and who checked it", at: place))
      }
    }
    if context.isUpdated, let first = prose.sentences.first, !saysWhatChanged(prose) {
      matches.append(
        match(
          .hint, "T012", "updated text that does not say what changed",
          advice: "add a line such as 'Bijgewerkt op 2 mei: nieuwe dosering'", at: first.range))
    }
    return matches
  }

  private static let sponsors: [[String]] = [
    ["advertorial"], ["gesponsord"], ["gesponsorde"], ["betaalde", "samenwerking"], ["betaald", "artikel"],
    ["mogelijk", "gemaakt", "door"], ["in", "opdracht", "van", "fabrikant"],
  ]
  private static let machines: [[String]] = [
    ["automatisch", "vertaald"], ["machinaal", "vertaald"], ["geschreven", "met", "chatgpt"],
    ["geschreven", "met", "ai"],
    ["gegenereerd", "met", "ai"], ["met", "behulp", "van", "ai"], ["met", "hulp", "van", "ai"],
    ["met", "hulp", "van", "chatgpt"],
  ]

  /// The first place of a phrase. Only what the text says of itself counts: `dit`, `deze` or the phrase at the start.
  private static func place(of phrases: [[String]], in prose: Prose) -> Range<Int>? {
    for sentence in prose.sentences {
      for index in sentence.lowered.indices {
        let rest = sentence.lowered[index...]
        guard let phrase = phrases.first(where: { rest.starts(with: $0) }) else { continue }
        let before = sentence.lowered[..<index]
        guard before.isEmpty || before.contains("dit") || before.contains("deze") else { continue }
        return sentence.words[index].lowerBound..<sentence.words[index + phrase.count - 1].upperBound
      }
    }
    return nil
  }

  private static func saysWhatChanged(_ prose: Prose) -> Bool {
    prose.sentences.contains { sentence in
      sentence.lowered.contains {
        [
          "bijgewerkt", "wijziging", "wijzigingen", "gewijzigd", "aangepast", "aanvulling", "aangevuld", "correctie",
          "gecorrigeerd", "update", "herzien", "rectificatie", "naschrift",
        ].contains($0)
      }
    }
  }
}
