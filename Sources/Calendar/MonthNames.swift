/// The names of months and days in one language.
public struct MonthNames: Sendable {
  /// January first.
  public var months: [String]
  /// January first; an empty list means the first three letters.
  public var shortMonths: [String]
  /// Sunday first.
  public var weekdays: [String]

  public static let english = MonthNames(
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
    shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"])

  public static let dutch = MonthNames(
    months: [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december",
    ],
    shortMonths: ["jan.", "feb.", "mrt.", "apr.", "mei", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
    weekdays: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"])

  /// The names for a language tag as `nl-NL`, in any case; English where the language is not known.
  public static func names(for language: String) -> MonthNames {
    let tag = language.lowercased()
    return tag == "nl" || tag.hasPrefix("nl-") ? .dutch : .english
  }
}
