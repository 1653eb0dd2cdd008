import Text

/// Where a table's writing stands.
struct TableState {
  var alignments: [Node.Alignment] = []
  var column = 0
  var isHeader = false
  var hasBody = false
}

extension ArticleWriter {
  mutating func enterTable(_ node: Node) {
    table = TableState(alignments: node.alignments)
    append(only: .page) {
      $0.output.append("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
      $0.output.appendEscaped($0.options.labels.table)
      $0.output.append("\">\n")
    }
    output.append("<table>\n")
  }

  mutating func leaveTable() {
    output.append(table.hasBody ? "</tbody>\n</table>\n" : "</table>\n")
    append(only: .page, "</div>\n")
    text.endBlock()
  }

  mutating func enterRow(_ node: Node) {
    table.column = 0
    table.isHeader = node.isHeaderRow
    if table.isHeader {
      output.append("<thead>\n")
    } else if !table.hasBody {
      table.hasBody = true
      output.append("<tbody>\n")
    }
    output.append("<tr>\n")
  }

  mutating func leaveRow() {
    output.append(table.isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
    text.endBlock()
  }

  /// A header cell without text is a plain cell: a screen reader would announce an empty header.
  mutating func enterCell(_ node: Node) {
    block = node
    let isHeader = table.isHeader && node.firstChild != nil
    output.append(isHeader ? "<th scope=\"col\"" : "<td")
    switch table.column < table.alignments.count ? table.alignments[table.column] : .none {
    case .left: output.append(" class=\"align-left\">")
    case .centre: output.append(" class=\"align-center\">")
    case .right: output.append(" class=\"align-right\">")
    case .none: output.append(">")
    }
  }

  mutating func leaveCell(_ node: Node) {
    output.append(table.isHeader && node.firstChild != nil ? "</th>\n" : "</td>\n")
    table.column += 1
    text.space()
  }
}
