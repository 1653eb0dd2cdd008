extension TextRules {
  /// A001: pictures without an alternative text.
  static func missingAlternatives(_ links: [MarkdownLink]) -> [Match] {
    links.filter { $0.isPicture && $0.text.allSatisfy(\.isWhitespace) }.map { picture in
      match(
        .error, "A001", "picture '\(fileName(picture.address))' without an alternative text",
        advice: "say between the brackets what it shows; for a mere decoration add an exception with that reason",
        at: picture.range)
    }
  }

  /// A011: one link text that leads to different addresses, at the second one.
  static func sameTexts(_ links: [MarkdownLink]) -> [Match] {
    var addresses: [String: String] = [:]
    return links.filter { !$0.isPicture }.compactMap { link -> Match? in
      let text = plain(link.text)
      guard !text.isEmpty, !saysNothing(link.text) else { return nil }
      guard let first = addresses[text] else {
        addresses[text] = link.address
        return nil
      }
      guard first != link.address else { return nil }
      return warning(
        "A011", "link text '\(link.text)' leads to another address than above",
        advice: "let each link text name its own target", at: link.range)
    }
  }

  /// A007: pictures that by their alternative text are charts, where no table and no file has the figures.
  static func charts(_ links: [MarkdownLink], _ bytes: [UInt8]) -> [Match] {
    let charts = links.filter { link in
      let text = link.text.lowercased()
      return link.isPicture && chartWords.contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
    }
    guard !charts.isEmpty, !hasTable(bytes) else { return [] }
    let hasFile = links.contains { link in
      !link.isPicture && [".csv", ".xlsx", ".ods"].contains { link.address.lowercased().hasSuffix($0) }
    }
    return hasFile
      ? []
      : charts.map { chart in
        warning(
          "A007", "chart without its figures", advice: "add a table with the figures, or link to one", at: chart.range)
      }
  }

  private static let chartWords = [
    "grafiek", "staafdiagram", "cirkeldiagram", "taartdiagram", "lijndiagram", "diagram", "staafgrafiek", "lijngrafiek",
    "chart",
  ]

  private static func hasTable(_ bytes: [UInt8]) -> Bool {
    LineRanges(bytes).contains { isDelimiterRow(bytes[$0]) }
  }

  static func fileName(_ address: String) -> String {
    address.split(separator: "/").last.map(String.init) ?? address
  }
}
