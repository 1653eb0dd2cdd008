/// What a build must know of a file in a theme's `assets/`: its hash, and a stylesheet's text.
struct AssetFile: Sendable {
  var fingerprint: Fingerprint
  /// The whole file where it is a stylesheet: it may refer to other files.
  var stylesheet: [UInt8]?

  init(_ path: String, site: String) throws(DiskError) {
    self.init(try Disk.read("\(site)/\(path)") ?? [], isStylesheet: fileExtension(path) == "css")
  }

  init(_ bytes: [UInt8], isStylesheet: Bool) {
    fingerprint = Fingerprint(of: bytes)
    stylesheet = isStylesheet ? bytes : nil
  }
}
