extension PrivacyScan {
  /// P012: links that follow their reader or let someone into a session or a patient's portal. Code is no link.
  mutating func findTrackingLinks() {
    for link in text.links where link.kind == .web && !link.isCode {
      if let parameter = trackingParameter(in: link.range) {
        reportLink("tracking or session code '\(parameter.name)' in a link", at: parameter.range)
      } else if isPortalRecord(link.range) {
        reportLink("link to a record in a personal portal", at: link.range)
      }
    }
  }

  private mutating func reportLink(_ message: String, at range: Range<Int>) {
    report("P012", .warning, message, advice: "link to the page itself, without codes or records", at: range, rank: 10)
  }

  /// The first telltale parameter behind `?`, `&`, `;` or `#`.
  private mutating func trackingParameter(in range: Range<Int>) -> (name: String, range: Range<Int>)? {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let sign = byte(offset)
      offset += 1
      guard "?&;#".utf8.contains(sign) else { continue }
      let start = offset
      while offset < range.upperBound, isParameterByte(byte(offset)) { offset += 1 }
      guard offset < range.upperBound, byte(offset) == UInt8(ascii: "=") else { continue }
      let nameEnd = offset
      offset += 1
      while offset < range.upperBound, !"?&;#".utf8.contains(byte(offset)) { offset += 1 }
      let name = string(start..<min(nameEnd, start + 40))
      if isTelltale(name.lowercased(), valueLength: offset - nameEnd - 1) { return (name, start..<offset) }
    }
    return nil
  }

  private func isTelltale(_ name: String, valueLength: Int) -> Bool {
    if name.hasPrefix("utm_") { return true }
    return PrivacyScan.telltales[name].map { valueLength >= $0 } == true
  }

  /// Parameters that give a reader away, with the length from which a value is no page number or word.
  private static let telltales: [String: Int] = [
    "fbclid": 1, "gclid": 1, "dclid": 1, "gbraid": 1, "wbraid": 1, "msclkid": 1, "yclid": 1, "twclid": 1, "ttclid": 1,
    "li_fat_id": 1, "igshid": 1, "igsh": 1, "mc_eid": 1, "_ga": 1, "_gl": 1, "_hsenc": 1, "_hsmi": 1, "mkt_tok": 1,
    "vero_id": 1, "oly_enc_id": 1, "si": 12, "sid": 12, "session": 12, "sessie": 12, "sessionid": 8, "session_id": 8,
    "phpsessid": 8, "jsessionid": 8, "aspsessionid": 8, "token": 8, "access_token": 8, "auth_token": 8, "auth": 12,
    "id_token": 8, "code_verifier": 8, "sso": 12, "ticket": 16, "apikey": 8, "api_key": 8,
  ]

  /// `https://mijn.ziekenhuis.example/dossier/1234567`: a portal's host, and a record of five digits or more.
  private mutating func isPortalRecord(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound, byte(start) != UInt8(ascii: "/") { start += 1 }
    guard byte(start + 1) == UInt8(ascii: "/") else { return false }
    start += 2
    var end = start
    while end < min(range.upperBound, start + 253), byte(end) != UInt8(ascii: "/") { end += 1 }
    guard isPortal(string(start..<end).lowercased()) else { return false }
    var run = 0
    while end < range.upperBound, byte(end) != UInt8(ascii: "?") {
      run = isDigit(byte(end)) ? run + 1 : 0
      if run >= 5 { return true }
      end += 1
    }
    return false
  }

  private func isPortal(_ host: String) -> Bool {
    let labels = host.split(separator: ".")
    return labels.contains { label in
      label == "mijn" || label.hasSuffix("portaal") || label.hasSuffix("portal")
        || label.hasPrefix("mijn") && !label.hasPrefix("mijnen") && !label.hasPrefix("mijnwerk")
    }
  }

  private func isParameterByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
