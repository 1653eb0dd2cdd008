import Templates

/// What each template cost in one build, for `--metrics`.
public struct TemplateCosts: Sendable {
  public struct Row: Sendable {
    public var template: String
    public var count = 0
    /// Nanoseconds, with the templates that it includes.
    public var total: UInt64 = 0
    public var slowest: UInt64 = 0
    /// The file in whose making it was slowest.
    public var slowestFile = ""
    /// Lists of the site that it walked.
    public var lists = 0
  }

  /// The costliest first.
  public var rows: [Row] = []

  init() {}

  init(names: [String], files: [SiteRenderer.File]) {
    var rows = names.map { Row(template: $0) }
    for file in files {
      for (index, cost) in file.costs.enumerated() where cost.count > 0 && index < rows.count {
        rows[index].count += cost.count
        rows[index].total += cost.nanoseconds
        rows[index].lists += cost.lists
        if cost.longest > rows[index].slowest {
          rows[index].slowest = cost.longest
          rows[index].slowestFile = file.file
        }
      }
    }
    self.rows = rows.filter { $0.count > 0 }.sorted { ($0.total, $1.template) > ($1.total, $0.template) }
  }

  /// A table for the terminal; times in microseconds.
  public var text: String {
    guard !rows.isEmpty else { return "no template was rendered\n" }
    let cells =
      [["template", "count", "total µs", "mean µs", "slowest µs", "lists", "slowest file"]]
      + rows.map { row in
        [
          row.template, String(row.count), String(row.total / 1000),
          String(row.total / 1000 / UInt64(max(1, row.count))),
          String(row.slowest / 1000), String(row.lists), row.slowestFile,
        ]
      }
    let widths = (0..<7).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      let padded = row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 || column == 6 ? text + (column == 6 ? "" : space) : space + text
      }
      return padded.joined(separator: "  ") + "\n"
    }.joined()
  }
}
