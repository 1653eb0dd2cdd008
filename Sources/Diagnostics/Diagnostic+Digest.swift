extension Sequence<Diagnostic> {
  /// The first diagnostics in the order in which they are printed, each mistake once: a mistake in a template is found
  /// on every page that is made with it, and only the notes tell those apart. `more` is the number of those left out.
  public func digest(limit: Int) -> (first: [Diagnostic], more: Int) {
    var seen: Set<Diagnostic> = []
    let unique = sorted().filter { diagnostic in
      var mistake = diagnostic
      mistake.notes = []
      return seen.insert(mistake).inserted
    }
    return (Array(unique.prefix(limit)), Swift.max(0, unique.count - limit))
  }
}
