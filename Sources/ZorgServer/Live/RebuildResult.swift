/// How a rebuild after a change ended.
public enum RebuildResult: Sendable, Equatable {
  /// The site is built. The paths on the server of what was written or removed, as `/artikelen/griep/` or
  /// `/portal/stijl.css`; empty where nothing came out differently.
  case built(changed: [String])
  /// Nothing was written. The text, for people, says where and why.
  case failed(String)
  /// It was cancelled, and wrote nothing.
  case interrupted
}
