extension Engine {
  /// Calls a method of text or a mapping; nil where the value has no such method.
  mutating func callMethod(
    _ method: WellKnown, of owner: Value, arguments list: Int32, at number: Int32
  ) throws(Fault) -> Value? {
    if case .map(let map) = owner {
      switch method {
      case .items, .keys, .values, .get: break
      default: return nil
      }
      let arguments = try evaluateArguments(list)
      switch method {
      case .items: return .list(map.pairs.map { .tuple([$0.0, $0.1]) })
      case .keys: return .list(map.keys)
      case .values: return .list(map.values)
      default:
        guard let key = arguments.value(0, "key") else { throw fault("call", "'get' needs a key", at: number) }
        return map[key] ?? arguments.value(1, "default") ?? .some(.none)
      }
    }
    switch method {
    case .items, .keys, .values, .get: return nil
    default: break
    }
    let arguments = try evaluateArguments(list)
    do throws(Complaint) { return try callTextMethod(method, of: owner, arguments) } catch {
      throw fault(error, at: number)
    }
  }

  private func callTextMethod(
    _ method: WellKnown, of owner: Value, _ arguments: CallArguments
  ) throws(Complaint) -> Value? {
    let (text, isMarkup) = try soft(owner)
    let bound = FilterArguments(values: arguments.positional)
    switch method {
    case .lower: return make(text.pythonLowercased, isMarkup: isMarkup)
    case .upper: return make(text.uppercased(), isMarkup: isMarkup)
    case .strip: return make(text.stripped(of: try bound.text(0)), isMarkup: isMarkup)
    case .split:
      let separator = (arguments.value(0, "sep") ?? .none).text
      if separator == "" { throw Complaint("'split' needs a separator that is not empty") }
      let limit = try FilterArguments(values: [arguments.value(1, "maxsplit") ?? .unset]).whole(0, default: -1)
      return .list(text.pieces(separatedBy: separator, limit: limit).map { make($0, isMarkup: isMarkup) })
    case .startswith, .endswith:
      let candidates: [Value]
      if case .tuple(let items)? = bound[0] { candidates = items } else { candidates = [bound[0] ?? .none] }
      for candidate in candidates {
        guard let part = try candidate.defined().text else {
          throw Complaint("'\(method)' needs a string, found \(candidate.kindName)")
        }
        if method == .startswith
          ? text.utf8.starts(with: part.utf8) : text.utf8.reversed().starts(with: part.utf8.reversed())
        {
          return .bool(true)
        }
      }
      return .bool(false)
    case .replace:
      guard let old = try bound.text(0), let new = try bound.text(1) else {
        throw Complaint("'replace' needs two strings")
      }
      let limit = try bound.whole(2, default: -1)
      let isSafe = !isMarkup || (arguments.positional[1].isMarkup)
      return make(text.replacing(old, with: isSafe ? new : new.escapedForMarkup, limit: limit), isMarkup: isMarkup)
    case .join:
      var parts: [String] = []
      for item in try (bound[0] ?? .none).elements() {
        guard let part = try item.defined().text else {
          throw Complaint("'join' needs strings, found \(item.kindName)")
        }
        parts.append(isMarkup && !item.isMarkup ? part.escapedForMarkup : part)
      }
      return make(parts.joined(separator: text), isMarkup: isMarkup)
    default: return nil
    }
  }
}
