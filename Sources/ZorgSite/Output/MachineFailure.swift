/// The words for what the machine refused.
public enum MachineFailure {
  public static func message(for error: any Error) -> String {
    switch error {
    case let error as DiskError: error.description
    case let error as SiteLock.Taken:
      "another build of this site is running (it holds '\(error.path)'); wait for it and try again"
    default: String(describing: error)
    }
  }
}
