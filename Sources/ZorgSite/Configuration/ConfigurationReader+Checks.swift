import Checks
import Diagnostics
import Text

extension SiteConfiguration {
  mutating func readChecks(_ reader: inout KeyReader) {
    let names = Rule.all.map(\.code) + Rule.Group.allCases.map(\.rawValue)
    for (name, word, position) in reader.words("checks.severity") {
      if names.contains(name) {
        checks.levels[name] = CheckSettings.Level(rawValue: word)
      } else {
        reader.add(.unknownCheck(name, at: position).suggesting(nearMiss(of: name, in: names)))
      }
    }
    // A number of fewer digits than a telephone has is how numbers start.
    for phone in reader.texts("checks.allow.phones").map(\.text) {
      if phone.utf8.count(where: { (0x30...0x39).contains($0) }) < 9 {
        checks.allowances.phonePrefixes.append(phone)
      } else {
        checks.allowances.phoneNumbers.append(phone)
      }
    }
    checks.allowances.mailDomains = reader.texts("checks.allow.mailDomains").map(\.text) + ownMailDomains
    checks.allowances.organisationNumbers = reader.texts("checks.allow.numbers").map(\.text)
    checks.allowances.bankAccounts = reader.texts("checks.allow.accounts").map(\.text)
    checks.allowances.postcodes = reader.texts("checks.allow.postcodes").map(\.text)
    checks.knowledge = Set(reader.texts("checks.knowledge").map { slug(of: $0.text) })
    if reader.entry("checks.pages") != nil {
      checks.pages = reader.texts("checks.pages").compactMap { text, position in
        if let page = CheckSettings.RequiredPage(rawValue: text) { return page }
        let known = CheckSettings.RequiredPage.allCases.map(\.rawValue)
        reader.add(.unknownPage(text, known, at: position).suggesting(nearMiss(of: text, in: known)))
        return nil
      }
    }
    checks.audience = reader.choice("checks.audience").flatMap(LanguageRules.Audience.init) ?? checks.audience
    checks.pageWeight = reader.integer("checks.pageWeight").map { $0 * 1024 } ?? checks.pageWeight
    checks.exceptions = reader.items("checks.exceptions").map { CheckException($0, in: nil) }
  }

  /// The domain of the site, and that of the mailbox for replies: both stand on every page.
  private var ownMailDomains: [String] {
    let host = baseURL.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" && $0 != ":" }
    let site = host.hasPrefix("www.") ? host.dropFirst(4) : host
    let reply = comments.reply.flatMap { $0.split(separator: "@").last }
    return [site, reply ?? ""].map(String.init).filter { !$0.isEmpty }
  }
}

extension KeyReader {
  /// A mapping from names to words, of type `Schema.ValueType.words`.
  mutating func words(_ name: String) -> [(name: String, word: String, position: Position)] {
    guard let entry = entry(name), let key = schema.keys.first(where: { $0.name == name }),
      case .words(let known) = key.type
    else { return [] }
    let listed = known.map { "'\($0)'" }.joined(separator: ", ")
    guard case .mapping(let entries) = entry.value.content else {
      add(.notWords(name, listed, at: entry.value.position))
      return []
    }
    return entries.compactMap { entry in
      guard let word = entry.value.text, known.contains(word) else {
        add(.notWords(entry.key, listed, at: entry.value.position))
        return nil
      }
      return (entry.key, word, entry.keyPosition)
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownCheck(_ name: String, at position: Position) -> Diagnostic {
    error("configuration.checks", "'\(shortened(name))' is neither a code nor a group of checks", at: position)
  }

  fileprivate static func unknownPage(_ name: String, _ known: [String], at position: Position) -> Diagnostic {
    error(
      "configuration.checks", "'\(shortened(name))' is not one of \(known.map { "'\($0)'" }.joined(separator: ", "))",
      at: position)
  }

  fileprivate static func notWords(_ name: String, _ listed: String, at position: Position) -> Diagnostic {
    error("front-matter.type", "'\(shortened(name))' must be one of \(listed)", at: position)
  }
}
