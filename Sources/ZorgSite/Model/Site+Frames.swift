import Markdown

extension Site {
  /// Origins of the players of all videos, sorted.
  var frames: [String] {
    let bodies =
      articles.map(\.written.value.body.frames) + pages.map(\.body.frames) + notices.map(\.body.frames)
      + authors.map(\.body.frames)
      + terms.map { $0.body?.frames ?? [] }
    return Set(bodies.flatMap(\.self)).sorted()
  }
}

extension Document {
  /// Origins of the players of its videos, sorted: `https://www.youtube-nocookie.com`.
  var frames: [String] {
    let origins = links.lazy.filter { $0.kind == .frame }.map { link in
      link.destination.split(separator: "/").prefix(2).joined(separator: "//")
    }
    return Set(origins).sorted()
  }
}
