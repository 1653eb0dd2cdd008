/// What a portal's pages may do in a browser: load from their own host, and nothing else.
public enum SecurityHeaders {
  /// The policy's directives, without those that only a header can carry.
  private static let directives = [
    "default-src 'none'", "img-src 'self'", "style-src 'self'", "script-src 'self'", "font-src 'self'",
    "media-src 'self'", "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
  ]

  /// The Content-Security-Policy for a `meta` element: the fallback where a server sends no header.
  static let metaPolicy = directives.joined(separator: "; ")

  /// The same for the header, which also forbids others to show the portal in a frame.
  static let headerPolicy = (directives + ["frame-ancestors 'none'"]).joined(separator: "; ")

  /// For every file of a site, in the order in which they are written. Without HTTPS there is no promise to keep to it.
  static func all(isSecure: Bool) -> [(name: String, value: String)] {
    let headers = [
      ("Content-Security-Policy", headerPolicy),
      ("X-Content-Type-Options", "nosniff"),
      ("Referrer-Policy", "strict-origin-when-cross-origin"),
      ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
    ]
    return isSecure ? headers + [("Strict-Transport-Security", "max-age=31536000")] : headers
  }

  /// For files below `/assets/`: their names hold a hash of what is in them, so a browser never needs to ask again.
  static let assetCaching = "public, max-age=31536000, immutable"

  /// For all other files: keep them, but ask each time whether they are still the same.
  static let pageCaching = "no-cache"
}
