import Feeds
import Testing

@Suite struct ResolveURLTests {
  /// RFC 3986, section 5.4, all of its examples.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
    ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
    (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
    ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
    ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
    ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
    ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
    ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
  ])
  func resolvesTheExamplesOfTheStandard(reference: String, url: String) {
    #expect(resolve(reference, against: "http://a/b/c/d;p?q") == url)
  }

  @Test(arguments: [
    ("foto.png", "https://zorg.example/artikelen/griep/", "https://zorg.example/artikelen/griep/foto.png"),
    ("../rss/#kop", "https://zorg.example/artikelen/griep/", "https://zorg.example/artikelen/rss/#kop"),
    ("#reactie-1", "https://zorg.example/a/?p=1#oud", "https://zorg.example/a/?p=1#reactie-1"),
    ("?p=2", "https://zorg.example/a/?p=1#oud", "https://zorg.example/a/?p=2"),
    ("griep", "https://zorg.example", "https://zorg.example/griep"),
    ("", "https://zorg.example", "https://zorg.example"),
    ("//cdn.example/a/../b.js", "https://zorg.example/", "https://cdn.example/b.js"),
    ("HTTPS://Zorg.Example/./a", "https://x.example/", "HTTPS://Zorg.Example/a"),
    ("mailto:a@b.example", "https://zorg.example/", "mailto:a@b.example"),
    ("mailto:a/../b@c.example", "https://zorg.example/", "mailto:a/../b@c.example"),
    ("data:image/png;base64,./..", "https://zorg.example/", "data:image/png;base64,./.."),
    ("java%09script:alert(1)", "https://zorg.example/", "https://zorg.example/java%09script:alert(1)"),
    ("1:2", "https://zorg.example/", "https://zorg.example/1:2"),
    ("/a//../b", "https://zorg.example/", "https://zorg.example/a/b"),
    ("/patiënten/een map", "https://zorg.example/", "https://zorg.example/patiënten/een map"),
    ("%2e%2e/g", "https://zorg.example/a/b", "https://zorg.example/a/%2e%2e/g"),
    ("?", "https://zorg.example/a?b", "https://zorg.example/a?"),
    ("#", "https://zorg.example/a?b", "https://zorg.example/a?b#"),
    ("g", "a/b", "a/g"), ("../g", "/a/b/c", "/a/g"), ("g", "", "g"),
    ("/.//evil.example", "about:/", "about:/.//evil.example"),
  ])
  func resolvesWhatPagesContain(reference: String, base: String, url: String) {
    #expect(resolve(reference, against: base) == url)
  }
}
