import Checks
import Testing

@Suite struct PageScanTests {
  static func scan(_ html: String) -> PageScan { PageScan(Array(html.utf8)) }

  static func described(_ html: String) -> [String] {
    scan(html).references.map { "\($0.element) \($0.use) \($0.address)" }.sorted()
  }

  @Test(arguments: [
    ("<a href=\"/a?b=1&amp;c=2\">", ["a link /a?b=1&c=2"]), ("<A HREF='/a'>", ["a link /a"]),
    ("<a href=/a>", ["a link /a"]),
    ("<a href = \"/a\" >", ["a link /a"]), ("<a href>", []), ("<a>", []),
    ("<img src=\"a.png\" srcset=\"b.png 2x, c.png 3x\" alt>", ["img load a.png", "img load b.png", "img load c.png"]),
    ("<link rel=\"stylesheet\" href=\"a.css\">", ["link load a.css"]),
    ("<link rel=\"alternate\" href=\"/index.xml\">", ["link link /index.xml"]),
    ("<link rel=\"canonical\" href=\"https://a.example/\">", []),
    ("<link rel=\"preconnect\" href=\"//b\">", ["link load //b"]),
    ("<iframe src=\"//v\"></iframe>", ["iframe load //v"]),
    ("<details><summary>Video</summary><iframe src=\"//v\"></iframe></details>", ["iframe choice //v"]),
    ("<details></details><iframe src=\"//v\"></iframe>", ["iframe load //v"]),
    ("<video src=a poster=b></video>", ["video load a", "video load b"]),
    ("<!-- <img src=\"a\"> --><img src=\"b\" alt=\"\">", ["img load b"]),
    ("<script>if (a < b) { \"<img src='x'>\" }</script><img src=\"y\" alt=\"\">", ["img load y"]),
    ("<script type=\"application/ld+json\" src=\"//t\"></script>", ["script load //t"]),
    ("<template><img src=\"x\"></template>", []), ("a < b <c", []), ("<", []), ("<a href=\"", []),
    ("<a href=\"x", ["a link x"]),
    ("<!--", []), ("<a", []),
  ])
  func findsWhatAPageRefersTo(html: String, references: [String]) {
    #expect(Self.described(html) == references)
  }

  @Test func seesWhatAPageLacks() {
    let bare = Self.scan("<html><head><title> </title></head><body><img src=\"a\"></body></html>")
    #expect(!bare.hasTitle && !bare.hasLanguage && bare.headingCount == 0 && bare.picturesWithoutAlt == ["a"])
    let whole = Self.scan("<html lang=\"nl\"><title>Griep</title><h1>Griep</h1><img src=\"a\" alt=\"\"></html>")
    #expect(whole.hasTitle && whole.hasLanguage && whole.headingCount == 1 && whole.picturesWithoutAlt.isEmpty)
  }

  @Test func findsIdsThatStandTwice() {
    let scan = Self.scan("<p id=\"a\"><p id='b'><p id=a><p id=\"\"><p id=\"\"><p data-id=\"b\">")
    #expect(scan.ids == ["a", "b"])
    #expect(scan.duplicateIDs == ["a"])
  }

  @Test(arguments: [
    ("@import \"https://a.example/x.css\";", ["https://a.example/x.css"]),
    ("a{background:url( '//b.example/x.png' )}", ["//b.example/x.png"]), ("a{background:url(x.png)}", []),
    ("@namespace atom url(http://www.w3.org/2005/Atom);", []), ("a{background:url(data:image/png;base64,AA)}", []),
    ("@namespace a url(http://a); b{c:url(http://d)}", ["http://d"]),
  ])
  func findsWhatAStylesheetLoads(css: String, addresses: [String]) {
    #expect(StylesheetScan.remoteAddresses(in: Array(css.utf8)) == addresses)
  }
}
