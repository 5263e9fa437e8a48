import Foundation

/// The sources of the project as text, for rules a compiler cannot see.
struct SourceFile: Sendable {
  /// From the project's root: `Sources/TUI/App.swift`.
  let path: String
  let lines: [String]

  static let all: [SourceFile] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return ["Sources", "Tests"].flatMap { folder -> [SourceFile] in
      let base = root.appending(path: folder)
      let files = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
      return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }.map { url in
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return SourceFile(
          path: folder + url.path().dropFirst(base.path().count),
          lines: text.components(separatedBy: "\n"))
      }
    }
  }()

  /// The target a file of `Sources` belongs to.
  var target: String {
    path.hasPrefix("Sources/") ? String(path.split(separator: "/")[1]) : "Tests"
  }

  /// The modules it imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ").drop { $0.hasPrefix("@") || $0 == "public" }
      guard words.count == 2, words.first == "import", let name = words.last else { return nil }
      return String(name)
    }
  }

  /// The lines that are not comments, with their numbers.
  var code: [(number: Int, text: String)] {
    lines.enumerated().map { ($0.offset + 1, $0.element) }
      .filter { !$0.1.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
  }
}
