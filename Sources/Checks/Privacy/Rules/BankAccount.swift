extension PrivacyScan {
  /// P008: an IBAN whose check digits are right, that the site has not listed as its own.
  mutating func findBankAccount(at index: Int) {
    guard let country = token(index), country.count == 2, country.link < 0, let digits = token(index + 1) else {
      return
    }
    guard digits.kind == .number, digits.start == country.end, digits.count >= 2 else { return }
    guard let length = PrivacyScan.accountLengths[string(country.start..<country.end).uppercased()] else { return }
    guard country.start == 0 || !isAlphanumeric(byte(country.start - 1)) else { return }
    guard let (account, end) = account(from: country.start, length: length), remainder(account) == 1 else { return }
    let text = String(decoding: account, as: UTF8.self)
    guard !allowed.bankAccounts.contains(text) else { return }
    report(
      "P008", .error, "IBAN \(masked(text, showing: 4))",
      advice: "leave it out, or list it under the allowances if it is the organisation's own",
      at: country.start..<end, rank: 0)
  }

  /// As many letters and digits as the country's accounts have, with single spaces between them, and none behind.
  private mutating func account(from start: Int, length: Int) -> ([UInt8], end: Int)? {
    var (account, offset) = ([UInt8](), start)
    while account.count < length {
      let next = byte(offset)
      if isAlphanumeric(next) {
        account.append(isDigit(next) ? next : next & 0xDF)
      } else if next != 0x20 || byte(offset - 1) == 0x20 {
        return nil
      }
      offset += 1
    }
    return isAlphanumeric(byte(offset)) ? nil : (account, offset)
  }

  /// ISO 7064: the country and check digits moved to the end, letters as 10 to 35, modulo 97.
  private func remainder(_ account: [UInt8]) -> Int {
    (account.dropFirst(4) + account.prefix(4)).reduce(0) { remainder, byte in
      isDigit(byte) ? (remainder * 10 + Int(byte) - 0x30) % 97 : (remainder * 100 + Int(byte) - 0x41 + 10) % 97
    }
  }

  /// Characters in an account of each country, by the registry of ISO 13616.
  private static let accountLengths: [String: Int] = [
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18,
    "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24,
    "TR": 26,
  ]
}
