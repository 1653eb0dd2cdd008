/// The words for what the machine refused.
public enum MachineFailure {
  public static func message(for error: any Error) -> String {
    switch error {
    case let error as DiskError: error.description
    case let error as SiteLock.Taken:
      "another build is running (\(error.process.map { "process \($0) " } ?? "it ")holds '\(error.path)'); "
        + "wait for it and try again"
    case let error as CommitInterrupted:
      "\(error.cause); the output is partly new: the next build finishes what this one began"
    default: String(describing: error)
    }
  }
}
