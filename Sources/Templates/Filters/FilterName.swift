/// The engine's own filters. Parameters stand in `signature` in order, required ones first.
enum FilterName: Int32, CaseIterable {
  case abs, attr, batch, capitalize, center, count, date, defaultValue, dictsort, escape, filesizeformat, first, float
  case forceescape, format, groupby, indent, int, items, join, json, last, list, lower, map, max, min, plural, pprint
  case random, reject, rejectattr, replace, reverse, round, safe, select, selectattr, slice, slugify, sort, string
  case striptags, sum, title, tojson, trim, truncate, unique, upper, urlencode, urlize, whereEqual, wordcount
  case wordwrap, xmlattr

  /// Nil for filters that take any arguments and read them themselves.
  var signature: Signature? {
    switch self {
    case .abs, .capitalize, .escape, .first, .forceescape, .items, .last, .count, .list, .lower, .random, .reverse,
      .safe, .slugify, .string, .striptags, .title, .upper, .urlencode, .wordcount, .pprint:
      Signature([], required: 0)
    case .attr: Signature(["name"], required: 1)
    case .batch: Signature(["linecount", "fill_with"], required: 1)
    case .center: Signature(["width"], required: 0)
    case .date: Signature(["format"], required: 0)
    case .defaultValue: Signature(["default_value", "boolean"], required: 0)
    case .dictsort: Signature(["case_sensitive", "by", "reverse"], required: 0)
    case .filesizeformat: Signature(["binary"], required: 0)
    case .float: Signature(["default"], required: 0)
    case .groupby: Signature(["attribute", "default", "case_sensitive"], required: 1)
    case .indent: Signature(["width", "first", "blank"], required: 0)
    case .int: Signature(["default", "base"], required: 0)
    case .join: Signature(["d", "attribute"], required: 0)
    case .json, .tojson: Signature(["indent"], required: 0)
    case .max, .min: Signature(["case_sensitive", "attribute"], required: 0)
    case .plural: Signature(["one", "many"], required: 2)
    case .replace: Signature(["old", "new", "count"], required: 2)
    case .round: Signature(["precision", "method"], required: 0)
    case .slice: Signature(["slices", "fill_with"], required: 1)
    case .sort: Signature(["reverse", "case_sensitive", "attribute"], required: 0)
    case .sum: Signature(["attribute", "start"], required: 0)
    case .trim: Signature(["chars"], required: 0)
    case .truncate: Signature(["length", "killwords", "end", "leeway"], required: 0)
    case .unique: Signature(["case_sensitive", "attribute"], required: 0)
    case .urlize: Signature(["trim_url_limit", "nofollow", "target", "rel", "extra_schemes"], required: 0)
    case .whereEqual: Signature(["attribute", "value"], required: 1)
    case .wordwrap: Signature(["width", "break_long_words", "wrapstring", "break_on_hyphens"], required: 0)
    case .xmlattr: Signature(["autospace"], required: 0)
    case .format, .map, .reject, .rejectattr, .select, .selectattr: nil
    }
  }

  /// The names under which templates know a filter.
  var names: [String] {
    switch self {
    case .count: ["count", "length"]
    case .defaultValue: ["default", "d"]
    case .escape: ["escape", "e"]
    case .groupby: ["groupby", "group_by"]
    case .whereEqual: ["where"]
    default: ["\(self)"]
    }
  }

  static let byName: [String: FilterName] = {
    var table: [String: FilterName] = [:]
    for filter in allCases {
      for name in filter.names { table[name] = filter }
    }
    return table
  }()
}

/// The parameters of a filter, test or method.
struct Signature {
  var parameters: [String]
  var required: Int

  init(_ parameters: [String], required: Int) {
    self.parameters = parameters
    self.required = required
  }
}
