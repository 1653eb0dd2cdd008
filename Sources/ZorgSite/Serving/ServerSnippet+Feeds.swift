import Feeds

/// Feeds: their media types, that programs of other sites may read them, and WordPress's addresses of them.
extension ServerSnippet {
  /// The name of a feed's file as a regular expression, with those of its archives.
  private func pattern(_ format: FeedFormat) -> String {
    let parts = format.fileName.split(separator: ".")
    return "\(parts[0])(-[0-9]+)?\\.\(parts[1])"
  }

  var feedRulesForNginx: String {
    var text = "set $zorgsite_origin \"\";\n"
    for format in FeedFormat.allCases {
      text += "if ($uri ~ \"/\(pattern(format))$\") { set $zorgsite_origin \"*\"; }\n"
    }
    text += "add_header Access-Control-Allow-Origin $zorgsite_origin;\n"
    for format in FeedFormat.allCases {
      text += "location ~ \"/\(pattern(format))$\" { types { } default_type \(format.mediaType); }\n"
    }
    return text + "location ~ \"\\.opml$\" { types { } default_type text/x-opml; }\n"
  }

  /// WordPress has an article's feed at `feed/` below it, ours stands beside the page. It gives way to the redirects of
  /// single addresses: in nginx those are looked at first wherever they stand, in Apache they must come before.
  var anyFeedRuleForNginx: String {
    let folder = escapedForRegex(basePath)
    return """
      location ~ "^\(folder).+/feed/$" { rewrite "^(.+)/feed/$" $1/\(FeedFormat.rss.fileName) permanent; }
      location ~ "^\(folder)(.+/)?feed$" { rewrite "^(.+)$" $1/ permanent; }

      """
  }

  var anyFeedRuleForApache: String {
    "RedirectMatch 301 \"^(\(escapedForRegex(basePath)).+)/feed/?$\" \"$1/\(FeedFormat.rss.fileName)\"\n"
  }

  var feedRulesForApache: String {
    var text = ""
    for format in FeedFormat.allCases {
      text += """
        <FilesMatch "^\(pattern(format))$">
          ForceType "\(format.mediaType); charset=utf-8"
          Header set Access-Control-Allow-Origin "*"
        </FilesMatch>

        """
    }
    return text + "AddType text/x-opml .opml\n"
  }

  var feedHeaders: String {
    FeedFormat.allCases.map { format in
      ["\(basePath)\(format.fileName)", "\(basePath)*/\(format.fileName)"].map { path in
        "\n\(path)\n  Content-Type: \(format.mediaType); charset=utf-8\n  Access-Control-Allow-Origin: *\n"
      }.joined()
    }.joined()
  }

  /// One rule for all articles, where each placeholder is a whole part of the address.
  var feedRedirectRule: String {
    let parts = articles.split(separator: "/")
    guard parts.allSatisfy({ !$0.dropFirst().contains(":") && ($0.first == ":" || !$0.contains(":")) }),
      !articles.contains(":folder")
    else { return "" }
    let path = basePath + articles.dropFirst()
    return "\(path)feed/ \(path)\(FeedFormat.rss.fileName) 301\n"
  }
}
