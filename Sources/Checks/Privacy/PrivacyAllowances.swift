/// What a site has said is no one's private data: its own numbers, addresses and mailboxes.
///
/// Numbers are compared by their digits, addresses and domains without regard to case or spaces.
public struct PrivacyAllowances: Sendable, Hashable {
  /// Telephone numbers in national form start with one of these: `0800`, `088`.
  public var phonePrefixes: [String]
  /// Telephone numbers of the organisation, national or with `+31`.
  public var phoneNumbers: [String]
  /// Domains whose mailboxes may be published; a subdomain of one may be too.
  public var mailDomains: [String]
  /// RSIN, KvK and btw numbers.
  public var organisationNumbers: [String]
  public var bankAccounts: [String]
  /// Postcodes of the organisation's own addresses: `1234 AB`.
  public var postcodes: [String]
  /// Whether the text's case is published with consent and made anonymous.
  public var caseHasConsent: Bool

  /// Numbers of public services, which every site may print.
  public static let publicServices = ["0800", "0900", "0906", "0909", "088", "116"]

  public init(
    phonePrefixes: [String] = publicServices, phoneNumbers: [String] = [], mailDomains: [String] = [],
    organisationNumbers: [String] = [], bankAccounts: [String] = [], postcodes: [String] = [],
    caseHasConsent: Bool = false
  ) {
    self.phonePrefixes = phonePrefixes
    self.phoneNumbers = phoneNumbers
    self.mailDomains = mailDomains
    self.organisationNumbers = organisationNumbers
    self.bankAccounts = bankAccounts
    self.postcodes = postcodes
    self.caseHasConsent = caseHasConsent
  }
}
