/// An address in a text: of a page, a mailbox, a telephone, or a publication.
struct Link: Sendable, Hashable {
  enum Kind: Sendable {
    case web
    case mail
    /// `tel:`, `sms:` and addresses of chat services that are a telephone number.
    case phone
    /// A DOI.
    case publication
  }

  var kind: Kind
  var range: Range<Int>
  /// Whether it stands in code and so is an example, not a link.
  var isCode: Bool
}
