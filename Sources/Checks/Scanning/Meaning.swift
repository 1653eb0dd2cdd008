/// What a word says about the numbers and names around it.
struct Meaning: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  /// BSN, burgerservicenummer, sofinummer.
  static let citizenNumber = Meaning(rawValue: 1 << 0)
  /// Patiënt, cliënt, dossier and the names of hospital systems: with `nummer` they make a file number.
  static let fileStem = Meaning(rawValue: 1 << 1)
  /// Nummer, nr, number.
  static let numberWord = Meaning(rawValue: 1 << 2)
  /// Patiëntnummer, dossiernr.
  static let fileNumber = Meaning(rawValue: 1 << 3)
  /// Geboren, geboortedatum, geb.
  static let birth = Meaning(rawValue: 1 << 4)
  /// Telefoon, mobiel, bel.
  static let phone = Meaning(rawValue: 1 << 5)
  /// A label of numbers that are nobody's: order, invoice, ISBN, PMID, lot.
  static let thingNumber = Meaning(rawValue: 1 << 6)
  /// BIG: the register of professionals.
  static let bigRegister = Meaning(rawValue: 1 << 7)
  /// AGB: the code of providers.
  static let agbCode = Meaning(rawValue: 1 << 8)
  /// Mevrouw, meneer, dhr, mw.
  static let honorific = Meaning(rawValue: 1 << 9)
  /// Patiënt or cliënt, one person.
  static let patient = Meaning(rawValue: 1 << 10)
  /// Van, de, der: small words inside Dutch surnames.
  static let nameParticle = Meaning(rawValue: 1 << 11)
  /// Dr, prof, drs: a professional is speaking.
  static let title = Meaning(rawValue: 1 << 12)
  /// Arts, bestuurder, voorzitter: a person named for their work.
  static let profession = Meaning(rawValue: 1 << 13)
  static let diagnosis = Meaning(rawValue: 1 << 14)
  /// A word that names one person: vrouw, man, meisje, zoon.
  static let person = Meaning(rawValue: 1 << 15)
  /// A unit or noun that counts: euro, stappen, inwoners.
  static let counted = Meaning(rawValue: 1 << 16)
  /// A word that may stand between a label and its number: is, was, luidt.
  static let linking = Meaning(rawValue: 1 << 17)
  /// Vanaf, na, voor, tussen: a date that bounds a group of people.
  static let bound = Meaning(rawValue: 1 << 18)
  /// Tweede Kamer, wetsvoorstel: numbers of parliamentary files.
  static let parliament = Meaning(rawValue: 1 << 19)
  /// A post box: the address of an organisation.
  static let postBox = Meaning(rawValue: 1 << 20)
  /// Module, norm, type: a number and two capitals after it are no postcode.
  static let model = Meaning(rawValue: 1 << 21)
  /// Two letters that are a unit, a country or a word oftener than the end of a postcode.
  static let pairOfCapitals = Meaning(rawValue: 1 << 22)
  /// Huisnummer, postcode, adres.
  static let address = Meaning(rawValue: 1 << 23)
  /// A capitalised word that follows `patiënt` without being a name.
  static let notAName = Meaning(rawValue: 1 << 24)
  /// What is called `12-jarig` without being a person: overleving, jubileum.
  static let ageOfAThing = Meaning(rawValue: 1 << 25)
  /// Uit, in, te: a place follows.
  static let placePreposition = Meaning(rawValue: 1 << 26)
  /// A country or a word that is no town.
  static let notATown = Meaning(rawValue: 1 << 27)
  static let month = Meaning(rawValue: 1 << 28)
}
