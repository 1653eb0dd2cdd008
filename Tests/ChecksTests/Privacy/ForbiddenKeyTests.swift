import Checks
import Testing

@Suite struct ForbiddenKeyTests {
  @Test func pointsAtTheLine() {
    #expect(
      described("---\nauthor: A\nemail: a@post.example\n---\nTekst", .comment)
        == ["P011 error 3:1+21 key 'email' holds personal data"])
  }

  @Test(arguments: [
    "email", "E-mail", "ip", "author_ip", "user_agent", "userAgent", "email_md5", "gravatar", "remote_addr",
    "comment_author_IP",
  ])
  func findsKeys(key: String) {
    #expect(codes("---\n\(key): x\n---\n", .comment) == ["P011"])
    #expect(codes("{\"\(key)\": \"x\"}", .commentEntry) == ["P011"])
  }

  @Test(arguments: ["author", "tip", "zip", "membership", "url", "description", "date"])
  func leavesOtherKeys(key: String) {
    #expect(codes("---\n\(key): x\n---\n", .comment).isEmpty)
  }

  @Test func looksOnlyAtTheFrontMatterOfComments() {
    #expect(codes("---\nauthor: A\n---\nemail: dat is post", .comment).isEmpty)
    #expect(codes("---\nemail: x\n---\n", .article).isEmpty)
    #expect(codes(#"{"message": "ip: wat is dat"}"#, .commentEntry).isEmpty)
  }
}
