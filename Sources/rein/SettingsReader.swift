import Harness
import TOMLKit

/// Reads values of a configuration, and says where a wrong one stands.
struct SettingsReader {
  let path: String
  let lines: [Substring]
  /// The lines that messages are about.
  private let part: Range<Int>

  /// A reader of a whole file; `path` is for messages only.
  init(path: String, text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    self.init(path: path, lines: lines, part: lines.indices)
  }

  private init(path: String, lines: [Substring], part: Range<Int>) {
    self.path = path
    self.lines = lines
    self.part = part
  }

  /// A fault, with the line the key stands on.
  func failure(_ key: String, _ reason: String) -> Failure {
    let line =
      part.first { SettingsReader.names(lines[$0], key) }
      // A section that is one of several begins with its own line.
      ?? (part.count < lines.count ? part.first : nil)
    return Failure("\(path)\(line.map { ", line \($0 + 1)" } ?? ""): \(reason).")
  }

  /// The line a key stands on, from 0; `nil` when its spelling does not tell.
  func line(of key: String) -> Int? {
    part.first { SettingsReader.names(lines[$0], key) }
  }

  /// The first line from one on that has a text in quotes, as far as its spelling tells.
  func line(with text: String, from first: Int) -> Int? {
    let spellings = ["\"\(text)\"", "'\(text)'", TOMLText.quoted(text)]
    return part.first { index in
      index >= first && spellings.contains { SettingsReader.contains($0, in: lines[index]) }
    }
  }

  private static func contains(_ part: String, in line: Substring) -> Bool {
    var rest = line
    while !rest.isEmpty {
      if rest.hasPrefix(part) { return true }
      rest.removeFirst()
    }
    return false
  }

  /// Where a line is, for messages.
  func place(ofLine line: Int) -> String { "\(path), line \(line + 1)" }

  /// Where a key stands, for messages.
  func place(of key: String) -> String { line(of: key).map(place(ofLine:)) ?? path }

  /// A reader whose messages are about one section, `a.b`; one of the whole when its beginning isn't found.
  func section(_ name: String) -> SettingsReader {
    func header(_ index: Int) -> String { lines[index].filter { $0 != " " && $0 != "\t" && $0 != "\r" } }
    guard let begin = part.first(where: { header($0).hasPrefix("[\(name)]") }) else { return self }
    let end = part.first { $0 > begin && header($0).hasPrefix("[") && header($0).contains("]") }
    return SettingsReader(path: path, lines: lines, part: begin..<(end ?? part.upperBound))
  }

  /// Whether a line gives a value to a key, or begins the section of that name.
  private static func names(_ line: Substring, _ key: String) -> Bool {
    let trimmed = line.drop { $0 == " " || $0 == "\t" || $0 == "[" || $0 == "\"" }
    guard trimmed.hasPrefix(key) else { return false }
    return trimmed.dropFirst(key.count).first.map { " \t=\"].\r".contains($0) } ?? true
  }

  func allow(_ keys: [String], in table: TOMLTable, under prefix: String) throws {
    for key in table.keys where !keys.contains(key) {
      throw failure(key, "there is no setting \(prefix)\(key); there are \(keys.joined(separator: ", "))")
    }
  }

  func string(_ key: String, in table: TOMLTable, under prefix: String) throws -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string else { throw failure(key, "\(prefix)\(key) must be a text in quotes") }
    return text
  }

  func strings(_ key: String, in table: TOMLTable, under prefix: String) throws -> [String]? {
    guard let value = table[key] else { return nil }
    let texts = value.array.map { list in list.indices.map { list[$0].string } }
    guard let texts, !texts.contains(nil) else {
      throw failure(key, "\(prefix)\(key) must be a list of texts: [\"one\", \"two\"]")
    }
    return texts.compactMap { $0 }
  }

  func bool(_ key: String, in table: TOMLTable, under prefix: String) throws -> Bool? {
    guard let value = table[key] else { return nil }
    guard let flag = value.bool else { throw failure(key, "\(prefix)\(key) must be true or false") }
    return flag
  }

  func table(_ key: String, in table: TOMLTable) throws -> TOMLTable? {
    guard let value = table[key] else { return nil }
    guard let inner = value.table else { throw failure(key, "\(key) must be a section: [\(key)]") }
    return inner
  }

  /// The sections of a list, each with a reader whose messages are about that section.
  func tables(_ key: String, in table: TOMLTable) throws -> [(table: TOMLTable, reader: SettingsReader)] {
    guard let value = table[key] else { return [] }
    let sections = value.array.map { list in list.indices.map { list[$0].table } }
    guard let sections, !sections.contains(where: { $0 == nil }) else {
      throw failure(key, "\(key) must be sections: [[\(key)]]")
    }
    let begins = part.filter { lines[$0].filter { $0 != " " && $0 != "\t" }.hasPrefix("[[\(key)]]") }
    return sections.compactMap { $0 }.enumerated().map { index, section in
      guard begins.count == sections.count else { return (section, self) }
      let end = index + 1 < begins.count ? begins[index + 1] : part.upperBound
      return (section, SettingsReader(path: path, lines: lines, part: begins[index]..<end))
    }
  }

  func policy(_ key: String, in table: TOMLTable, under prefix: String) throws -> PermissionPolicy? {
    guard let text = try string(key, in: table, under: prefix) else { return nil }
    guard let policy = PermissionPolicy(rawValue: text) else {
      throw failure(key, "\(prefix)\(key) must be \"allow\", \"ask\" or \"deny\"")
    }
    return policy
  }
}
