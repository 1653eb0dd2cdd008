/// The URL that a reference means on the page with the URL `base` (RFC 3986, section 5.2, strict).
///
/// Takes relative and absolute paths, `?query`, `#fragment`, `//host` and whole URLs. Nothing is percent-encoded or
/// decoded: a `javascript:` hidden by escapes stays hidden. The result is absolute where `base` is.
public func resolve(_ reference: String, against base: String) -> String {
  var target = URLReference(reference)
  if target.scheme != nil {
    target.path = withoutDotSegments(target)
    return target.text
  }
  let base = URLReference(base)
  target.scheme = base.scheme
  if target.authority != nil {
    target.path = withoutDotSegments(target)
    return target.text
  }
  target.authority = base.authority
  if target.path.isEmpty {
    target.path = base.path
    target.query = target.query ?? base.query
    return target.text
  }
  if target.path.utf8.first != UInt8(ascii: "/") {
    if base.authority != nil, base.path.isEmpty {
      target.path = "/" + target.path
    } else if let slash = base.path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      target.path = base.path[...slash] + target.path
    }
  }
  target.path = withoutDotSegments(target)
  return target.text
}

/// The path with its `.` and `..` segments carried out (RFC 3986, section 5.2.4). The path of `mailto:` and its like has
/// no segments and stays as it is.
private func withoutDotSegments(_ reference: URLReference) -> Substring {
  let path = reference.path
  let isRooted = path.utf8.first == UInt8(ascii: "/")
  guard isRooted || reference.scheme == nil || reference.authority != nil, hasDotSegment(path) else {
    return path
  }
  var kept: [Substring.UTF8View.SubSequence] = []
  let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  for (index, segment) in segments.enumerated() {
    if index == 0, isRooted { continue }
    let isLast = index == segments.count - 1
    switch (segment.count, segment.allSatisfy { $0 == UInt8(ascii: ".") }) {
    case (1, true):
      if isLast { kept.append(path.utf8[path.endIndex...]) }
    case (2, true):
      _ = kept.popLast()
      if isLast { kept.append(path.utf8[path.endIndex...]) }
    default:
      kept.append(segment)
    }
  }
  return Substring((isRooted ? "/" : "") + kept.map { String(Substring($0)) }.joined(separator: "/"))
}

/// Whether any segment is `.` or `..`; most paths have none and need not be taken apart.
private func hasDotSegment(_ path: Substring) -> Bool {
  var dots = 0
  var isDotsOnly = true
  for byte in path.utf8 {
    if byte == UInt8(ascii: "/") {
      if isDotsOnly, dots == 1 || dots == 2 { return true }
      (dots, isDotsOnly) = (0, true)
    } else if byte == UInt8(ascii: ".") {
      dots += 1
    } else {
      isDotsOnly = false
    }
  }
  return isDotsOnly && (dots == 1 || dots == 2)
}
