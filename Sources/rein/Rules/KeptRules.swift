import Harness
import TOMLKit

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Rules a person gave with "always in this project", in a file of their own beside their configuration: never in the
/// project, which could change it.
actor KeptRules: RuleKeeper {
  nonisolated let place: String
  private nonisolated let folder: String
  private nonisolated let path: String
  private nonisolated let root: String

  /// - Parameters:
  ///   - folder: where the person's files are.
  ///   - root: the project.
  ///   - home: the person's folder, which `place` begins with `~` for.
  init(folder: String, root: String, home: String?) {
    let folder = folder + "/projects"
    self.folder = folder
    self.root = root
    let name = root.split(separator: "/").last.map(String.init) ?? "root"
    let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "_" }
    let path = "\(folder)/\(String(plain.prefix(40)))-\(Digest.text(root).prefix(16)).toml"
    self.path = path
    let isAtHome = home.map { !$0.isEmpty && path.hasPrefix($0 + "/") } ?? false
    place = isAtHome ? "~" + path.dropFirst(home?.count ?? 0) : path
  }

  /// The rules that are kept now.
  /// - Throws: `Failure` when the file is there and cannot be understood.
  nonisolated func read() throws -> [PermissionRule] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(bytes: data, encoding: .utf8)
    else { throw Failure("\(place) cannot be read; the rules in it do not count.") }
    let table: TOMLTable
    do {
      table = try TOMLFile.table(text)
    } catch {
      throw Failure("\(place), line \(error.line): \(error.words); the rules in it do not count.")
    }
    // The name of the file is made from the path; this says that it is no other project's.
    guard table["project"]?.string == root else {
      throw Failure(
        "\(place) is about another project, \(table["project"]?.string ?? "none"); it does not count.")
    }
    let reader = SettingsReader(path: place, text: text)
    return try reader.rules("allow", in: table) { throw $0 }.map(\.rule)
  }

  func keep(_ rules: [PermissionRule]) throws -> [PermissionRule] {
    let kept = try change { texts in
      texts += rules.map(\.text).filter { !texts.contains($0) }
    }
    let wanted = Set(rules.map(\.text))
    return kept.filter { wanted.contains($0.text) }
  }

  func forget(_ rule: PermissionRule) throws -> [PermissionRule] {
    try change { $0.removeAll { $0 == rule.text } }
  }

  /// Reads, changes and writes the file while no other rein does.
  private func change(_ body: (inout [String]) -> Void) throws -> [PermissionRule] {
    try PrivateFile.alone(in: folder) {
      var texts = try read().map(\.text)
      let before = texts
      body(&texts)
      if texts != before { try PrivateFile.replace(path, with: text(of: texts)) }
      return try read()
    }
  }

  private func text(of rules: [String]) -> String {
    let list = rules.map { "  \(TOMLText.quoted($0)),\n" }.joined()
    return """
      # What you allowed always in this project. Delete a line, and rein asks again.
      # rein writes this file anew when you allow more; it keeps the rules, and no comments.
      project = \(TOMLText.quoted(root))
      allow = [
      \(list)]

      """
  }
}
