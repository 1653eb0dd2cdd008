extension Site {
  /// The CSS file by which a browser shows a feed, where the theme has one. Its address holds no hash: a theme that
  /// changes must not change archives.
  var feedStylesheet: (permalink: Permalink, source: String)? {
    theme.assets["css/feeds.css"].map {
      (Permalink(path: configuration.permalinks.feeds + "feeds.css", in: configuration), $0)
    }
  }
}
