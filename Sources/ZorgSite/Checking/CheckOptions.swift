/// What a check is asked to do.
public struct CheckOptions: Sendable {
  /// The folder with `zorgsite.yaml`, `content` and `themes`.
  public var site: String
  /// From the site's folder, or absolute.
  public var configuration = "zorgsite.yaml"
  /// The moment to check for, as editors write dates; the system's where nil.
  public var now: String?
  /// Seconds since 1970, for checks without `now`.
  public var systemTime: Int64
  /// Whether drafts are held to more than the rules on privacy.
  public var showsDrafts = false
  public var selection = CheckSelection()
  /// Whether to look at what git has staged, and to report on staged files only.
  public var isStaged = false
  /// Whether to ask other sites whether they still have what is linked to.
  public var isExternal = false
  /// Called now and then from one task, with what is being done and how much of it is done.
  public var progress: @Sendable (_ what: String, _ done: Int, _ all: Int) -> Void = { _, _, _ in }

  public init(site: String, systemTime: Int64) {
    self.site = site
    self.systemTime = systemTime
  }
}
