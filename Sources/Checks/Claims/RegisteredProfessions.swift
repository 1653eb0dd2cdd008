/// Professions of article 3 of the Wet BIG: who has one is in the public register, under a number of 11 digits.
public enum RegisteredProfessions {
  /// The profession that a role names, as `huisarts`; nil where it names none.
  public static func profession(in role: String) -> String? {
    let words = role.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
    // Who teaches or studies it, or no longer does it, need not be registered.
    if words.contains(where: exempt.contains) { return nil }
    return words.first { word in
      titles.contains(word) || ["arts", "chirurg", "verpleegkundige"].contains { word.hasSuffix($0) }
    }
  }

  private static let titles: Set<String> = [
    "arts", "huisarts", "tandarts", "apotheker", "gz-psycholoog", "gezondheidszorgpsycholoog", "klinisch-psycholoog",
    "psychotherapeut", "fysiotherapeut", "verloskundige", "verpleegkundig", "orthopedagoog-generalist", "psychiater",
    "kinderarts", "internist", "cardioloog", "neuroloog", "oncoloog", "gynaecoloog", "dermatoloog", "radioloog",
    "longarts", "chirurg",
  ]

  private static let exempt: Set<String> = [
    "oud", "oud-huisarts", "voormalig", "student", "opleiding", "gepensioneerd", "dierenarts", "assistent",
    "docent",
  ]
}
