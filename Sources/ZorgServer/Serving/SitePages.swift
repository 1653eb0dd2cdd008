/// The files of a site as a web server gives them: folders by their `index.html`, its own page for what is missing.
struct SitePages: Sendable {
  private let folder: ServedFolder
  /// The path that the site is made for, without the slash at its end.
  private let base: [String]
  private let pageBytes: Int

  /// `basePath` is a path as `/portal/`; it is a mistake of the host if it is none.
  init(folder: String, basePath: String, pageBytes: Int) throws(ServerError) {
    self.folder = ServedFolder(path: folder)
    self.pageBytes = pageBytes
    let slash = basePath.hasPrefix("/") ? "" : "/"
    do throws(Refusal) {
      base = try RequestPath(encoded: slash + basePath).segments
    } catch {
      throw .basePath(basePath)
    }
  }

  func response(to target: RequestTarget, version: String) -> Response {
    let path = target.path
    guard path.segments.starts(with: base) else {
      return path.segments.isEmpty ? .redirect(to: home, query: target.query) : missing(version)
    }
    let names = Array(path.segments.dropFirst(base.count))
    switch folder.entry(at: names) {
    case .file(let file):
      return path.isFolder ? missing(version) : response(of: file, named: names.last ?? "", version: version)
    case .folder:
      guard let index = folder.file(at: names + ["index.html"]) else { return missing(version) }
      guard path.isFolder else {
        return .redirect(to: RequestPath(segments: path.segments, isFolder: true).encoded, query: target.query)
      }
      return response(of: index, named: "index.html", version: version)
    case nil:
      return missing(version)
    }
  }

  /// The path of the first page.
  var home: String { RequestPath(segments: base, isFolder: true).encoded }

  private func response(of file: OpenFile, named name: String, version: String) -> Response {
    let type = mediaType(of: name)
    guard type.hasPrefix("text/html"), file.size <= pageBytes else {
      return Response(.ok, type: type, .file(file, 0..<file.size))
    }
    let page = LiveScript.added(to: file.read(0..<file.size), version: version)
    return Response(.ok, type: type, .bytes(page))
  }

  /// The site's own page for what is not there, or ours. Neither repeats the address.
  private func missing(_ version: String) -> Response {
    var page = Array("<!doctype html>\n<title>404</title>\n<h1>404</h1>\n<p>There is no such page.</p>\n".utf8)
    if let file = folder.file(at: ["404.html"]), file.size <= pageBytes { page = file.read(0..<file.size) }
    return Response(
      .notFound, type: mediaType(of: "404.html"), .bytes(LiveScript.added(to: page, version: version)))
  }
}
