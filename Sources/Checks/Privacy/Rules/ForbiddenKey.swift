extension PrivacyScan {
  /// P011: keys in a comment's front matter that hold personal data: mail, network address, browser, hashes of a mail.
  mutating func findForbiddenKeys() {
    guard text.kind.isFromAStranger else { return }
    for key in KeyScanner.keys(in: text, range: text.frontMatter) {
      let name = string(key.name)
      guard isForbidden(name) else { continue }
      report(
        "P011", .error, "key '\(name)' holds personal data",
        advice: "delete the line; a comment needs a name, a date and its text", at: key.line, rank: -1)
    }
  }

  private func isForbidden(_ name: String) -> Bool {
    let compact = String(decoding: name.lowercased().utf8.filter { isAlphanumeric($0) }, as: UTF8.self)
    if compact.contains("md5") || compact.contains("gravatar") || compact.contains("email") { return true }
    if compact == "mail" || compact == "useragent" || compact == "remoteaddr" || compact.hasSuffix("agent") {
      return true
    }
    let parts = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    return parts.contains("ip") || name.hasSuffix("IP") || compact == "ipaddress"
  }
}
