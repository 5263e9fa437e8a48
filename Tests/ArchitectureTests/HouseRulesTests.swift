import Testing

/// The rules of `docs/architecture.md` that a compiler cannot see.
@Suite struct HouseRulesTests {
  @Test func `the sources are found`() {
    #expect(SourceFile.all.count > 100)
  }

  @Test func `no file is longer than 300 lines`() {
    for file in SourceFile.all where file.lines.count > 301 {
      Issue.record("\(file.path) has \(file.lines.count - 1) lines")
    }
  }

  /// What each target may import of ours, and which libraries only it may use.
  private static let allowed: [String: Set<String>] = [
    "Harness": ["HashTreeCollections", "OrderedCollections"],
    "Terminal": ["CNcurses", "CSys"],
    "Storage": ["Harness", "CSQLite", "CSys"],
    "Workspace": ["Harness", "CSys"],
    "Providers": ["Harness", "CCurl", "CSys"],
    "TUI": ["Harness", "Terminal", "CMarkdown"],
    "rein": [
      "Harness", "Providers", "Storage", "TUI", "Terminal", "Workspace", "ArgumentParser", "TOMLKit",
    ],
  ]
  private static let system: Set<String> = [
    "FoundationEssentials", "Foundation", "Glibc", "Darwin", "Synchronization", "Dispatch",
  ]

  @Test func `each target imports only what the picture allows`() {
    for file in SourceFile.all where file.target != "Tests" {
      for module in file.imports where !Self.system.contains(module) {
        if Self.allowed[file.target]?.contains(module) != true {
          Issue.record("\(file.path) imports \(module)")
        }
      }
    }
  }

  @Test func `only the curses folder knows curses`() {
    for file in SourceFile.all where file.imports.contains("CNcurses") {
      #expect(file.path.hasPrefix("Sources/Terminal/Curses/"), "\(file.path)")
    }
  }

  @Test func `the whole of Foundation is imported only where the essentials do not exist`() {
    for file in SourceFile.all where file.target != "Tests" && file.imports.contains("Foundation") {
      #expect(file.imports.contains("FoundationEssentials"), "\(file.path)")
    }
  }

  @Test(arguments: [
    "try!", "@unchecked Sendable", "nonisolated(unsafe)", "@preconcurrency", "Task.detached", "as!",
  ])
  func `escape hatches are not used`(_ word: String) {
    for file in SourceFile.all where file.target != "Tests" {
      for line in file.code where line.text.contains(word) {
        Issue.record("\(file.path):\(line.number): \(line.text)")
      }
    }
  }

  @Test func `the screen is drawn from the display state alone`() {
    for file in SourceFile.all where file.target == "TUI" {
      for line in file.code where line.text.contains("case .run(") || line.text.contains("case .tool(.") {
        // The transcript's own entries have a case of that name; events are only heard through the state.
        if !line.text.contains("case .tool(let") { Issue.record("\(file.path):\(line.number): \(line.text)") }
      }
    }
  }

  @Test func `nothing is left to be done later`() {
    for file in SourceFile.all where !file.path.hasPrefix("Tests/ArchitectureTests/") {
      for (number, line) in file.lines.enumerated()
      where line.contains("// TODO") || line.contains("// FIXME") {
        Issue.record("\(file.path):\(number + 1): \(line)")
      }
    }
  }
}
