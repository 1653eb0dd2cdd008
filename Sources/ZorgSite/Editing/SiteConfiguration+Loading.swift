import Diagnostics

extension SiteConfiguration {
  /// The settings of a site, for commands that read part of it. Mistakes that make them unusable are refused by name.
  static func load(site: String, path: String) throws -> SiteConfiguration {
    guard let bytes = try Surroundings.readConfiguration(site: site, path: path) else {
      throw Refusal(
        "there is no '\(path)' in '\(site)'", hint: "run zorgsite in the site's folder, or name it with '--source'")
    }
    let (configuration, diagnostics) = read(bytes)
    if let error = diagnostics.first(where: { $0.severity == .error }) {
      let place = error.position.map { "\(path):\($0.line):\($0.column): " } ?? "\(path): "
      throw Refusal(place + error.message, hint: "'zorgsite build' says more")
    }
    return configuration
  }
}
