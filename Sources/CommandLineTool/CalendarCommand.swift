import ArgumentParser
import ZorgSite

struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Shows week by week what is out, planned, expiring or due for review, and weeks with nothing.",
    discussion: """
      Examples:
        zorgsite calendar
        zorgsite calendar --weeks 26 --back 0
        zorgsite calendar --json | jq '.[] | select(.entries == []) | .week'
        zorgsite calendar --ics > redactie.ics
        zorgsite calendar --html > redactie.html
      """)

  @OptionGroup var site: EditorialOptions

  @Option(help: "How many weeks ahead.")
  var weeks = 8

  @Option(help: "How many weeks back.")
  var back = 2

  @Flag(help: "Print JSON, for scripts.")
  var json = false

  @Flag(help: "Print an agenda, to import or to subscribe to.")
  var ics = false

  @Flag(help: "Print a web page.")
  var html = false

  func validate() throws {
    guard [json, ics, html].count(where: { $0 }) < 2 else {
      throw ValidationError("'--json', '--ics' and '--html' exclude each other")
    }
    guard (0...520).contains(weeks), (0...520).contains(back) else {
      throw ValidationError("'--weeks' and '--back' are numbers from 0 to 520")
    }
  }

  func run() async throws {
    try await site.report { report in
      let calendar = ContentCalendar(report, back: back, ahead: weeks)
      if json { return calendar.json }
      if ics { return calendar.iCalendar }
      return html ? calendar.html : calendar.text(width: Terminal.width)
    }
  }
}
