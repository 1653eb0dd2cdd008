import Calendar
import Diagnostics

/// One template as the host read it.
public struct TemplateFile: Sendable {
  /// Relative to the templates folder, `article.html`.
  public var name: String
  /// For diagnostics, `themes/zorg/templates/article.html`.
  public var path: String
  public var source: [UInt8]

  public init(name: String, path: String, source: [UInt8]) {
    self.name = name
    self.path = path
    self.source = source
  }
}

/// How text is made safe in the page being rendered.
public enum Escaping: Sendable, Hashable {
  case html
  case xml
  /// Plain text: nothing is escaped.
  case none
}

/// A set of compiled templates. Immutable: any number of threads may render from it.
public struct TemplateLibrary: Sendable {
  let compilation: Compilation

  /// The templates' names, sorted.
  public var names: [String] { compilation.program.templates.map(\.name) }

  public func contains(_ name: String) -> Bool { compilation.program.templateNumbers[name] != nil }

  /// Compiles all templates; every mistake of every one is a diagnostic. A library with errors must not be rendered from.
  ///
  /// `globals` are the names that every page receives, in the order in which `render` takes their values; of those in
  /// `sharedGlobals`, `RecordSource.sharesGlobals` tells whether they are the same again. `language` (`nl`, `en`) names the
  /// months and days of the filter `date`.
  public static func compile(
    _ files: [TemplateFile], shapes: [RecordShape] = [], globals: [String] = [], sharedGlobals: [String] = [],
    filters: [HostFunction] = [], functions: [HostFunction] = [], language: String = "nl"
  ) -> (library: TemplateLibrary, diagnostics: [Diagnostic]) {
    var compiler = Compiler()
    for name in WellKnown.allCases { _ = compiler.symbol("\(name)") }
    // Filters reach fields by text, so all of them have numbers, also those that no template writes after a dot.
    let fields = shapes.flatMap { $0.fields.map(\.name) }
    for name in globals + functions.map(\.name) + fields { _ = compiler.symbol(name) }
    compiler.program.hostFilters = filters
    compiler.program.hostFunctions = functions
    for (number, filter) in filters.enumerated() { compiler.program.hostFilterNumbers[filter.name] = Int32(number) }
    let sorted = files.sorted { $0.name < $1.name }
    for (number, file) in sorted.enumerated() {
      compiler.program.templates.append(
        CompiledTemplate(name: file.name, path: file.path, source: file.source, root: 0))
      compiler.program.templateNumbers[file.name] = Int32(number)
    }
    var diagnostics: [Diagnostic] = []
    for (number, file) in sorted.enumerated() {
      let (statements, mistakes) = Parser.parse(file.source)
      compiler.mistakes = mistakes
      compiler.compileTemplate(Int32(number), source: file.source, statements: statements)
      diagnostics += compiler.mistakes.map { $0.diagnostic(in: file) }
    }
    let known = globals + functions.map(\.name) + WellKnown.functions.map { "\($0)" }
    for (number, mistake) in compiler.survey.mistakes(in: compiler.program, known: known) {
      diagnostics.append(mistake.diagnostic(in: sorted[Int(number)]))
    }
    compiler.finish(shapes: shapes, globals: globals)
    compiler.markShared(sharedGlobals)
    compiler.markMemoised(sharedGlobals)
    let compilation = Compilation(
      compiler.program, symbolNumbers: compiler.symbolNumbers, monthNames: .names(for: language))
    return (TemplateLibrary(compilation: compilation), diagnostics.sorted())
  }

  /// Renders one page, appending its bytes. A renderer that is kept does the same faster.
  public func render(
    _ name: String, globals: [Value] = [], records: any RecordSource = NoRecords(), escaping: Escaping = .html,
    into output: inout [UInt8]
  ) throws(TemplateError) {
    var renderer = TemplateRenderer(self)
    try renderer.render(name, globals: globals, records: records, escaping: escaping, into: &output)
  }
}

extension Compiler {
  /// Fills the tables that are indexed by symbol, once all symbols are known.
  fileprivate mutating func finish(shapes: [RecordShape], globals: [String]) {
    let count = program.symbols.count
    program.shapes = shapes
    program.globalPositions = Array(repeating: -1, count: count)
    for (position, name) in globals.enumerated() { program.globalPositions[Int(symbol(name))] = Int32(position) }
    program.functionNumbers = Array(repeating: -1, count: count)
    for (position, name) in WellKnown.functions.enumerated() {
      program.functionNumbers[Int(name.rawValue)] = Int32(position)
    }
    for (position, function) in program.hostFunctions.enumerated() {
      program.functionNumbers[Int(symbol(function.name))] = Int32(WellKnown.functions.count + position)
    }
    program.fields = Array(repeating: -1, count: shapes.count * count)
    for (shape, description) in shapes.enumerated() {
      for (position, field) in description.fields.enumerated() {
        if let symbol = symbolNumbers[field.name] { program.fields[shape * count + Int(symbol)] = Int16(position) }
      }
    }
    fold()
  }
}
