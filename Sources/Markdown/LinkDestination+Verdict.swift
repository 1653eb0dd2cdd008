import Diagnostics

extension LinkDestination {
  enum Use {
    case link
    case image
  }

  enum Verdict {
    case allowed
    case refused(Diagnostic)
  }

  /// Whether an article may use this destination; where not, the diagnostic that says why.
  func verdict(
    for use: Use, destination: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0),
    at position: Position? = nil
  ) -> Verdict {
    switch (self, use) {
    case (.web, _), (.relative, _), (.contact, .link): .allowed
    case (.contact, .image): .refused(.forbiddenScheme("mailto", for: use, at: position))
    case (.forbidden(let scheme), _): .refused(.forbiddenScheme(scheme, for: use, at: position))
    case (.empty, _): .refused(.emptyDestination(use, at: position))
    case (.protocolRelative, _):
      .refused(.protocolRelative(String(decoding: destination.prefix(100), as: UTF8.self), at: position))
    }
  }
}

extension Diagnostic {
  fileprivate static func forbiddenScheme(
    _ scheme: String, for use: LinkDestination.Use, at position: Position?
  ) -> Diagnostic {
    let noun = use == .link ? "link" : "image"
    let allowed = use == .link ? "http, https, mailto, tel" : "http, https"
    return .error(
      "markdown.link-scheme", "\(noun) with scheme '\(scheme.prefix(40))' is not allowed", at: position,
      notes: [Note("allowed are \(allowed) and paths; write a path that holds a colon as './a:b'")])
  }

  fileprivate static func protocolRelative(_ destination: String, at position: Position?) -> Diagnostic {
    .error(
      "markdown.link-protocol", "link to '\(destination)' does not name its protocol", at: position,
      notes: [Note("write 'https:' in front of it")])
  }

  fileprivate static func emptyDestination(_ use: LinkDestination.Use, at position: Position?) -> Diagnostic {
    .error("markdown.link-empty", "\(use == .link ? "link" : "image") has no destination", at: position)
  }
}
