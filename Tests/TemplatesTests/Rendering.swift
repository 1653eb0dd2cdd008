import Diagnostics
import Templates

/// Compiles templates and renders the one named `page`; values become globals. The first error is thrown.
func render(
  _ source: String, _ values: KeyValuePairs<String, Value> = [:], others: [String: String] = [:],
  escaping: Escaping = .html, shapes: [RecordShape] = [], records: any RecordSource = NoRecords(),
  filters: [HostFunction] = [], functions: [HostFunction] = [], limits: RenderLimits = RenderLimits()
) throws -> String {
  let library = try compile(
    source, others: others, globals: values.map(\.key), shapes: shapes, filters: filters, functions: functions)
  var output: [UInt8] = []
  var renderer = TemplateRenderer(library)
  renderer.limits = limits
  try renderer.render("page", globals: values.map(\.value), records: records, escaping: escaping, into: &output)
  return String(decoding: output, as: UTF8.self)
}

func compile(
  _ source: String, others: [String: String] = [:], globals: [String] = [], sharedGlobals: [String] = [],
  shapes: [RecordShape] = [], filters: [HostFunction] = [], functions: [HostFunction] = []
) throws -> TemplateLibrary {
  let (library, diagnostics) = check(
    source, others: others, globals: globals, sharedGlobals: sharedGlobals, shapes: shapes, filters: filters,
    functions: functions)
  if let error = diagnostics.first(where: { $0.severity == .error }) { throw TemplateError(error) }
  return library
}

func check(
  _ source: String, others: [String: String] = [:], globals: [String] = [], sharedGlobals: [String] = [],
  shapes: [RecordShape] = [], filters: [HostFunction] = [], functions: [HostFunction] = []
) -> (library: TemplateLibrary, diagnostics: [Diagnostic]) {
  let files =
    [TemplateFile(name: "page", path: "templates/page", source: Array(source.utf8))]
    + others.map { TemplateFile(name: $0.key, path: "templates/\($0.key)", source: Array($0.value.utf8)) }
  return TemplateLibrary.compile(
    files, shapes: shapes, globals: globals, sharedGlobals: sharedGlobals, filters: filters, functions: functions)
}

/// What two pages show that see the same tables, the second by one renderer.
func renderTwice(_ library: TemplateLibrary, globals: [Value], records: any RecordSource) throws -> [String] {
  var renderer = TemplateRenderer(library)
  return try (0..<2).map { _ in
    var output: [UInt8] = []
    try renderer.render("page", globals: globals, records: records, into: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
