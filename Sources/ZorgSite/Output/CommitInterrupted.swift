/// The machine failed us while files were moved into place: some of the output is new, and some is old. The journal is
/// still there.
struct CommitInterrupted: Error, Sendable {
  var cause: DiskError
}
