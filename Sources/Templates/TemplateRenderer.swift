import Diagnostics
import Text

/// Renders pages on one thread. Keep one per task: its stack and tables are used again for the next page.
public struct TemplateRenderer: ~Copyable {
  private let compilation: Compilation
  private var engine: Engine

  public init(_ library: TemplateLibrary) {
    compilation = library.compilation
    engine = Engine(program: library.compilation)
  }

  /// Bounds on what a page may cost.
  public var limits: RenderLimits {
    get { engine.limits }
    set { engine.limits = newValue }
  }

  /// Set it to collect what each rendering reads; nil, as at first, costs nothing.
  public var trace: RenderTrace? {
    get { engine.trace }
    set {
      engine.trace = newValue
      for template in engine.sharedOutputs.indices { engine.sharedOutputs[template] = nil }
      engine.forgetMemos()
    }
  }

  /// What renderings cost, once `measures` is set.
  public var metrics: RenderMetrics? { engine.metrics }

  /// Whether to collect `metrics`.
  public var measures: Bool {
    get { engine.metrics != nil }
    set {
      engine.metrics = newValue ? RenderMetrics(entries: compilation.program.templates.map { _ in .init() }) : nil
    }
  }

  /// Renders one page, appending its bytes; on an error the output is as it was.
  public mutating func render(
    _ name: String, globals: [Value], records: any RecordSource = NoRecords(), escaping: Escaping = .html,
    into output: inout [UInt8]
  ) throws(TemplateError) {
    let program = compilation.program
    guard let template = program.templateNumbers[name] else {
      throw TemplateError(
        Diagnostic.error("template.missing", "template '\(name)' does not exist")
          .suggesting(nearMiss(of: name, in: program.templates.map(\.name))))
    }
    engine.reset()
    engine.nativeStack.start()
    engine.globals = globals
    engine.records = records
    engine.escapes = escaping != .none
    engine.sharesOutputs = records.sharesGlobals && engine.escapes && engine.metrics == nil
    let start = output.count
    engine.outputEnd = start + min(engine.limits.output, Int.max - start)
    swap(&engine.output, &output)
    defer {
      swap(&engine.output, &output)
      engine.output = []
      engine.globals = []
    }
    let fault = compilation.withTables(&engine) { engine in
      do throws(Fault) {
        try engine.renderPage(template)
        return Fault?.none
      } catch {
        return error
      }
    }
    if let fault {
      engine.output.removeLast(engine.output.count - start)
      throw TemplateError(fault.diagnostic(in: program))
    }
  }
}

extension Engine {
  fileprivate mutating func renderPage(_ template: Int32) throws(Fault) {
    let instance = makeInstance(template: template, parent: -1, seesGlobals: true)
    try renderRoot(template, in: instance, at: nil)
    if output.count > outputEnd {
      let place = Fault.Place(template: template, offset: 0)
      throw Fault(
        code: "template.limit", message: "page grew beyond \(limits.output) bytes", suggestion: nil, place: place)
    }
  }
}
