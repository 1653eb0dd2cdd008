import Diagnostics
import Text

/// The files of a theme that a site publishes, under names that hold a hash of what is in them: `css/zorg.3f2a91c0.css`.
/// A browser may keep such a file for ever; what changes has another name.
struct PublishedAssets: Sendable {
  struct File: Sendable {
    var permalink: Permalink
    /// The theme's file, from the site's folder; where nil the build makes it.
    var source: String?
    /// What is published; the theme's file itself where nil.
    var bytes: [UInt8]?
  }

  /// By their names in the theme.
  private(set) var files: [String: File] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  private let theme: Theme
  private let configuration: SiteConfiguration
  private let keepsNames: Bool

  /// Publishes what `names` say and what their stylesheets refer to; where `keepsNames`, under their own names.
  init(_ names: Set<String>, of theme: Theme, in configuration: SiteConfiguration, keepsNames: Bool = false) {
    self.keepsNames = keepsNames
    self.theme = theme
    self.configuration = configuration
    for name in names.sorted() { _ = publish(name, within: []) }
  }

  /// What an earlier build published.
  init(_ files: [String: Permalink], of theme: Theme, in configuration: SiteConfiguration) {
    self.init([], of: theme, in: configuration)
    self.files = files.mapValues { File(permalink: $0) }
  }

  /// Files of the theme that are copied as they are: output path to path from the site's folder.
  var copies: [(output: String, source: String)] {
    files.values.filter { $0.bytes == nil }.compactMap { file in file.source.map { (file.permalink.file, $0) } }
      .sorted { $0.0 < $1.0 }
  }

  /// Files that the build makes.
  var generated: [(output: String, bytes: [UInt8])] {
    files.values.compactMap { file in file.bytes.map { (file.permalink.file, $0) } }.sorted { $0.0 < $1.0 }
  }

  /// The last part of a file's published path; nil for a file that there is not, or that refers to itself.
  private mutating func publish(_ name: String, within chain: [String]) -> String? {
    if let file = files[name] { return file.permalink.path.split(separator: "/").last.map(String.init) }
    guard let asset = theme.assetFiles[name], !chain.contains(name) else { return nil }
    let bytes = asset.stylesheet.map { rewritten($0, name, chain + [name]) }
    let hash = bytes.map { Fingerprint(of: $0) } ?? asset.fingerprint
    let published = keepsNames ? name : PublishedAssets.fingerprinted(name, hash)
    files[name] = File(
      permalink: Permalink(path: "/assets/\(published)", in: configuration), source: theme.assets[name], bytes: bytes)
    return published.split(separator: "/").last.map(String.init)
  }

  /// A stylesheet with the published names of the files that it refers to.
  private mutating func rewritten(_ bytes: [UInt8], _ name: String, _ chain: [String]) -> [UInt8] {
    let stylesheet = Stylesheet(bytes: bytes)
    var names: [Int: String] = [:]
    for reference in stylesheet.references where isRelative(reference.address) {
      let path = reference.address.prefix { $0 != "?" && $0 != "#" }
      let target = PublishedAssets.resolved(String(path), from: name)
      if let target, let published = publish(target, within: chain) {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        names[reference.offset] = folder + published + reference.address[path.endIndex...]
      } else {
        let length = reference.address.unicodeScalars.count
        let position = bytes.withUnsafeBufferPointer { Position(offset: reference.offset, in: $0, length: length) }
        diagnostics.append(
          .unknownAsset(reference.address, at: position).suggesting(
            nearMiss(of: target ?? "", in: theme.assets.keys.sorted()).map {
              relative($0, from: Disk.parent(of: name) ?? "")
            }
          )
          .inFile(theme.assets[name] ?? name))
      }
    }
    return stylesheet.minified { names[$0.offset] }
  }

  private func isRelative(_ address: String) -> Bool {
    !address.isEmpty && !address.hasPrefix("#") && !address.hasPrefix("/") && !hasScheme(address)
  }

  /// `css/zorg.css` -> `css/zorg.3f2a91c0.css`, with the first half of the hash.
  static func fingerprinted(_ name: String, _ hash: Fingerprint) -> String {
    let digits = String(hash.value >> 32, radix: 16)
    let padded = String(repeating: "0", count: 8 - digits.count) + digits
    let start = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
    guard let dot = name[start...].lastIndex(of: "."), dot > start else { return "\(name).\(padded)" }
    return "\(name[..<dot]).\(padded)\(name[dot...])"
  }

  /// A path from the folder of a file, as a name below `assets/`; nil where it climbs out.
  private static func resolved(_ path: String, from name: String) -> String? {
    var parts = name.split(separator: "/").dropLast()
    for part in percentDecoded(path).split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }
}

extension Site {
  func publishedAssets(for pages: [Page], keepingNames keepsNames: Bool = false) -> PublishedAssets {
    let use = AssetUse(of: theme.templates, from: Set(pages.map(\.template)), assets: Set(theme.assetFiles.keys))
    return PublishedAssets(use.names, of: theme, in: configuration, keepsNames: keepsNames)
  }
}

extension Diagnostic {
  fileprivate static func unknownAsset(_ address: String, at position: Position) -> Diagnostic {
    error(
      "theme.asset", "the theme has no file '\(shortened(address))' for this stylesheet", at: position,
      notes: [Note("addresses start from the stylesheet's own folder")])
  }
}
