import Checks
import Testing

@Suite struct MailAddressTests {
  @Test func masksTheAddress() {
    #expect(described("Mail jan@post.example.") == ["P006 warning 1:6+16 mail address j**@p**********"])
  }

  @Test(arguments: [
    "jan(at)post.example", "jan [at] post [dot] example", "<jan@post.example>", "mailto:jan@post.example",
    "x.example/?m=jan@post.example",
  ])
  func findsAddresses(text: String) {
    #expect(codes(text) == ["P006"])
  }

  @Test func allowsOwnDomainsAndSharedMailboxes() {
    let own = PrivacyAllowances(mailDomains: ["Zorg.example"])
    #expect(codes("jan@zorg.example, jan@team.zorg.example", allowances: own).isEmpty)
    #expect(codes("jan@nietzorg.example", allowances: own) == ["P006"])
    #expect(codes("redactie@portaal.example").isEmpty)
    #expect(codes("redactie@portaal.example", .comment) == ["P006"])
  }

  @Test(arguments: [
    "@naam", "@naam@server.example", "logo@2x.png", "pakket@1.2.3", "https://jan@server.example/", "a@b", "@", "@@@@",
  ])
  func leavesOtherSigns(text: String) {
    #expect(codes(text).isEmpty)
  }
}
