/// What a portal's pages may do in a browser: load from their own host, and nothing else.
public enum SecurityHeaders {
  /// The policy's directives, without those that only a header can carry.
  private static let directives = [
    "default-src 'none'", "img-src 'self'", "style-src 'self'", "script-src 'self'", "font-src 'self'",
    "media-src 'self'", "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
  ]

  /// The Content-Security-Policy of one page, for a `meta` element. `frames` are the origins of its videos: a page
  /// without videos allows none, also where the header allows some.
  static func metaPolicy(frames: [String] = []) -> String {
    frames.isEmpty ? policyWithoutFrames : (directives + frameDirective(frames)).joined(separator: "; ")
  }

  private static let policyWithoutFrames = directives.joined(separator: "; ")

  /// The same for the header of all pages, which also forbids others to show the portal in a frame.
  static func headerPolicy(frames: [String] = []) -> String {
    (directives + frameDirective(frames) + ["frame-ancestors 'none'"]).joined(separator: "; ")
  }

  private static func frameDirective(_ origins: [String]) -> [String] {
    origins.isEmpty ? [] : ["frame-src " + origins.joined(separator: " ")]
  }

  /// For every file of a site, in the order in which they are written. Without HTTPS there is no promise to keep to it.
  /// `frames` are the origins of all videos of the site.
  static func all(isSecure: Bool, frames: [String] = []) -> [(name: String, value: String)] {
    let headers = [
      ("Content-Security-Policy", headerPolicy(frames: frames)),
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
