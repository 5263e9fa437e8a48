import Harness
import Providers
import TOMLKit

/// A section `[providers.NAME]` of the configuration file.
extension ProviderSettings {
  private static let keys = [
    "url", "api", "key_env", "models", "headers", "quirks", "context", "max_output", "price", "pictures",
  ]

  init(_ name: String, _ table: TOMLTable, _ reader: SettingsReader) throws {
    self.init(id: name)
    let prefix = "providers.\(name)."
    guard !name.isEmpty, name != "offline",
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    else {
      throw reader.failure(
        "providers.\(name)",
        "the name of a provider has letters, digits, - and _ only, and is not offline")
    }
    try reader.allow(Self.keys, in: table, under: prefix)
    let isKnown = AllProviders.knownIDs.contains(name)
    url = try reader.string("url", in: table, under: prefix)
    if url == nil, !isKnown {
      throw reader.failure("providers.\(name)", "\(prefix)url is needed: where the server is")
    }
    if let text = try reader.string("api", in: table, under: prefix) {
      let words = API.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      guard let api = API(rawValue: text) else {
        throw reader.failure("api", "\(prefix)api must be one of \(words)")
      }
      if isKnown { throw reader.failure("api", "\(prefix)api cannot be changed: \(name) is known") }
      speaks = api
    }
    keyName = try reader.string("key_env", in: table, under: prefix)
    facts = try Self.facts(table, reader, prefix)
    models = try Self.models(table, reader, prefix)
    if let lines = try reader.table("headers", in: table) {
      headers = try lines.keys.map { header in
        guard let value = try reader.string(header, in: lines, under: prefix + "headers.") else {
          return (header, "")
        }
        guard (header + value).allSatisfy({ $0.isASCII && $0 >= " " && $0 != "\u{7F}" }) else {
          throw reader.failure(header, "\(prefix)headers.\(header) has characters that no header has")
        }
        return (header, value)
      }
    }
    quirks = Set(
      try (reader.strings("quirks", in: table, under: prefix) ?? []).map { word in
        guard let quirk = Quirk(rawValue: word) else {
          let known = Quirk.allCases.map(\.rawValue).joined(separator: ", ")
          throw reader.failure("quirks", "there is no quirk \(word); there are \(known)")
        }
        return quirk
      })
  }

  /// Names, or sections with what is known about each.
  private static func models(
    _ table: TOMLTable, _ reader: SettingsReader, _ prefix: String
  ) throws -> [Model] {
    guard let value = table["models"] else { return [] }
    let wrong = reader.failure(
      "models", "\(prefix)models must be a list of names, or of { name = \"...\", context = ... }")
    guard let list = value.array else { throw wrong }
    return try list.indices.map { index in
      if let name = list[index].string { return Model(name: name) }
      guard let model = list[index].table, let name = model["name"]?.string else { throw wrong }
      try reader.allow(
        ["name", "context", "max_output", "price", "pictures"], in: model, under: prefix + "models.")
      return Model(name: name, facts: try facts(model, reader, prefix + "models."))
    }
  }

  private static func facts(
    _ table: TOMLTable, _ reader: SettingsReader, _ prefix: String
  ) throws -> ModelFacts {
    var facts = ModelFacts()
    facts.contextLength = try reader.number("context", atLeast: 1, in: table, under: prefix)
    facts.maxOutput = try reader.number("max_output", atLeast: 1, in: table, under: prefix)
    facts.takesPictures = try reader.bool("pictures", in: table, under: prefix)
    guard let price = try reader.table("price", in: table) else { return facts }
    let under = prefix + "price."
    try reader.allow(["input", "output", "cached", "cache_write"], in: price, under: under)
    guard let input = try reader.dollars("input", in: price, under: under),
      let output = try reader.dollars("output", in: price, under: under)
    else { throw reader.failure("price", "\(prefix)price needs input and output") }
    facts.price = ModelPrice(
      input: input, output: output, cachedInput: try reader.dollars("cached", in: price, under: under),
      cacheWrite: try reader.dollars("cache_write", in: price, under: under))
    return facts
  }
}
