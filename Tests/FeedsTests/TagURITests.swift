import Calendar
import Feeds
import Testing

@Suite struct TagURITests {
  @Test(arguments: [
    ("zorg.example", "2009-01-01", "artikel/griep", "tag:zorg.example,2009:artikel/griep"),
    ("zorg.example", "2009-09-01", "a", "tag:zorg.example,2009-09:a"),
    ("zorg.example", "2009-01-15", "a", "tag:zorg.example,2009-01-15:a"),
    ("Zórg.Example", "2009-01-01", "a", "tag:xn--zrg-gna.example,2009:a"),
    ("redactie@zorg.example", "2009-01-01", "a", "tag:redactie@zorg.example,2009:a"),
    ("zorg.example", "2009-01-01", "cliënt #1 [a]%", "tag:zorg.example,2009:cli%C3%ABnt%20%231%20%5Ba%5D%25"),
    ("zorg.example:80", "2009-01-01", "a:b@c?d", "tag:zorg.example%3A80,2009:a:b@c?d"),
  ])
  func namesThingsForEver(authority: String, date: String, specific: String, uri: String) {
    #expect(TagURIs(authority: authority, date: moment(date, 0).date).uri(specific) == uri)
  }
}
