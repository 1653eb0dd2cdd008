/// The allowances as the rules compare them: digits only, small letters, no spaces.
struct AllowedValues: Sendable {
  let phonePrefixes: [String]
  let phoneNumbers: Set<String>
  let mailDomains: Set<String>
  let organisationNumbers: Set<String>
  let bankAccounts: Set<String>
  let postcodes: Set<String>
  let caseHasConsent: Bool

  init(_ allowances: PrivacyAllowances) {
    phonePrefixes = allowances.phonePrefixes.map(AllowedValues.digits)
    phoneNumbers = Set(allowances.phoneNumbers.map { AllowedValues.national(AllowedValues.digits($0)) })
    mailDomains = Set(allowances.mailDomains.map { $0.lowercased() })
    organisationNumbers = Set(allowances.organisationNumbers.map { AllowedValues.digits($0.prefix { $0 != "B" }) })
    bankAccounts = Set(allowances.bankAccounts.map(AllowedValues.compact))
    postcodes = Set(allowances.postcodes.map(AllowedValues.compact))
    caseHasConsent = allowances.caseHasConsent
  }

  /// A Dutch number as dialled at home: `31612345678` and `0031612345678` become `0612345678`.
  static func national(_ digits: String) -> String {
    for prefix in ["0031", "31"] where digits.hasPrefix(prefix) && digits.utf8.count >= prefix.utf8.count + 9 {
      let rest = digits.dropFirst(prefix.utf8.count)
      return rest.hasPrefix("0") ? String(rest) : "0" + rest
    }
    return digits
  }

  /// Whether a mailbox at this domain may be published.
  func allowsMail(at domain: String) -> Bool {
    var rest = domain[...]
    while true {
      if mailDomains.contains(String(rest)) { return true }
      guard let dot = rest.firstIndex(of: ".") else { return false }
      rest = rest[rest.index(after: dot)...]
    }
  }

  func allowsPhone(_ national: String) -> Bool {
    phoneNumbers.contains(national) || phonePrefixes.contains { national.hasPrefix($0) }
  }

  private static func digits(_ text: some StringProtocol) -> String {
    String(decoding: text.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
  }

  private static func compact(_ text: String) -> String { text.filter { $0 != " " }.uppercased() }
}
