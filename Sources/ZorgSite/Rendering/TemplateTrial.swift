import Diagnostics
import Templates

/// Templates of one folder, rendered with values from a file and without a site.
public struct TemplateTrial: Sendable {
  public let folder: String

  /// What is wrong with the templates or the values.
  public struct Failure: Error, Sendable {
    public var diagnostics: [Diagnostic]
  }

  public init(folder: String) {
    self.folder = folder
  }

  /// What a template makes of the members of a JSON object. Only mistakes that this rendering meets are thrown.
  public func render(_ name: String, values path: String?, escaping: Escaping) throws -> String {
    var names: [String] = []
    var values: [Value] = []
    if let path {
      do throws(TemplateError) {
        guard case .map(let map) = try Value(json: read(path)) else {
          throw TemplateError(.error("template.values", "the values must be a JSON object", path: path))
        }
        names = map.keys.map(\.printed)
        values = map.values
      } catch {
        throw Failure(diagnostics: [error.diagnostic.inFile(path)])
      }
    }
    let files = try Theme.files(folder).map { name in
      TemplateFile(name: name, path: "\(folder)/\(name)", source: try Disk.read("\(folder)/\(name)") ?? [])
    }
    let (library, diagnostics) = TemplateLibrary.compile(files, globals: names)
    let mistakes = diagnostics.filter { $0.severity == .error && $0.path == "\(folder)/\(name)" }
    guard mistakes.isEmpty else { throw Failure(diagnostics: mistakes) }
    var output: [UInt8] = []
    do throws(TemplateError) {
      try library.render(name, globals: values, escaping: escaping, into: &output)
    } catch {
      throw Failure(diagnostics: [error.diagnostic])
    }
    return String(decoding: output, as: UTF8.self)
  }

  private func read(_ path: String) throws(TemplateError) -> [UInt8] {
    do {
      return try Disk.read(path) ?? []
    } catch {
      throw TemplateError(.error("template.values", "\(error)", path: path))
    }
  }
}
