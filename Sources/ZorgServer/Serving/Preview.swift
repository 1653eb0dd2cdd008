/// Answers requests: a function of the request, the folder and the live state.
struct Preview: Sendable {
  let hosts: AllowedHosts
  let site: SitePages

  /// The answer to a request's head. A request that announces a body is answered before the body has come.
  func response(to head: RequestHead, live: LiveState) -> Response {
    do throws(Refusal) {
      let host = try allowedHost(of: head)
      guard head.method == "GET" || head.method == "HEAD" else {
        throw Refusal(.methodNotAllowed, "A preview is only for reading.")
      }
      if try head.announcesBody() { throw Refusal(.contentTooLarge, "A request for a page has no body.") }
      let target = try RequestTarget(head.target)
      if let authority = target.authority, !hosts.admits(authority) { throw Self.foreignHost }
      if target.path.segments.first == LiveScript.folder {
        return try livePage(target.path, head: head, host: host)
      }
      return site.response(to: target, version: live.version).limited(to: range(in: head))
    } catch {
      return Response(error)
    }
  }

  private static let foreignHost = Refusal(.forbidden, "The request names another host than this server.")

  /// The host that a request names, which must be this server. What a proxy says of it in other fields does not count.
  private func allowedHost(of head: RequestHead) throws(Refusal) -> String {
    guard let host = head.value(of: "host"), hosts.admits(host) else { throw Self.foreignHost }
    return host
  }

  /// The `Range` field; nil where it depends on a validator, since our answers have none.
  private func range(in head: RequestHead) -> String? {
    head.method == "GET" && head.values(of: "if-range").isEmpty ? head.value(of: "range") : nil
  }

  private func livePage(_ path: RequestPath, head: RequestHead, host: String) throws(Refusal) -> Response {
    switch path.encoded {
    case LiveScript.path:
      return Response(.ok, type: mediaType(of: "live.js"), .bytes(LiveScript.script))
    case "/_zorgsite/live.css":
      return Response(.ok, type: mediaType(of: "live.css"), .bytes(LiveScript.styles))
    case "/_zorgsite/events":
      guard isSameOrigin(head, host: host) else {
        throw Refusal(.forbidden, "Live events are only for pages of this server.")
      }
      return Response(.ok, type: "text/event-stream; charset=utf-8", .events)
    default:
      throw Refusal(.notFound, "There is no such page.")
    }
  }

  /// Whether the browser says that a page of this server asks. A request that says nothing is refused: it comes from
  /// an old browser or from no browser at all.
  private func isSameOrigin(_ head: RequestHead, host: String) -> Bool {
    let origins = head.values(of: "origin")
    let sites = head.values(of: "sec-fetch-site")
    guard origins.count + sites.count > 0 else { return false }
    return origins.allSatisfy { $0.lowercased() == "http://\(host.lowercased())" }
      && sites.allSatisfy { $0 == "same-origin" }
  }
}
