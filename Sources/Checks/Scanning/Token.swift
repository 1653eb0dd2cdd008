/// A run of letters, a run of digits, a sign or the end of a line, with its place in the text.
struct Token: Sendable, Hashable {
  enum Kind: UInt8, Sendable {
    case word
    case number
    case sign
    case lineEnd
  }

  var kind: Kind
  var start: Int
  var end: Int
  /// What a word means to the rules.
  var meaning: Meaning = []
  var letterCase: LetterCase = .lower
  /// The ASCII byte of a sign, dashes and quotes of every form as `-`, `"` and `'`; 0 for other signs.
  var sign: UInt8 = 0
  /// The link that the token lies in, as an index in the text's links, or -1.
  var link: Int = -1

  enum LetterCase: UInt8, Sendable {
    case lower
    /// A capital first, then small letters or nothing.
    case capitalised
    /// Two or more letters, all capitals.
    case upper
  }

  var count: Int { end - start }
}
