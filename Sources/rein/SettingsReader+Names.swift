import TOMLKit

extension SettingsReader {
  /// The id of a section that is one of several; `kind` is what such a section makes: `mode`.
  func id(of kind: String, in table: TOMLTable) throws -> String {
    guard let id = try string("id", in: table, under: "\(kind)s.") else {
      throw failure("\(kind)s", "every \(kind) needs an id")
    }
    guard !id.isEmpty, id.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
      throw failure("id", "the id of a \(kind) has letters, digits, - and _ only")
    }
    return id
  }

  /// Refuses a model of no provider, and names of tools that are not there; what is not set is fine.
  func check(model: String?, providers: [String], tools: [String]?, known: [String]) throws {
    if let model, !SettingsReader.isModel(model, of: providers) {
      throw failure(
        "model",
        "there is no model \(model); a model is PROVIDER/NAME, and providers are \(providers.joined(separator: ", "))"
      )
    }
    for tool in tools ?? [] where !known.contains(tool) {
      throw failure("tools", "there is no tool \(tool); there are \(known.joined(separator: ", "))")
    }
  }

  /// Whether a model's id begins with one of the providers and names a model of it.
  static func isModel(_ id: String, of providers: [String]) -> Bool {
    providers.contains { id.hasPrefix($0 + "/") && id.count > $0.count + 1 }
  }
}
