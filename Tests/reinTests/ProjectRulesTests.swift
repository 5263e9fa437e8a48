import Harness
import Testing

@testable import rein

@Suite struct ProjectRulesTests {
  private func project(_ text: String, own: String = "") throws -> TemporaryProject {
    try TemporaryProject([".rein/config.toml": text, "own/config.toml": own])
  }

  @Test func `a project narrows what the person allows, and each rule says where it stands`() async throws {
    let project = try project(
      """
      [permissions]
      edit = "ask"
      ask = ["npm *"]
      deny = ["git push"]

      [permissions.tools]
      execute_command = "ask"
      list_files = "deny"
      """,
      own: """
        [permissions]
        edit = "allow"
        allow = ["git *", "npm *"]
        [permissions.tools]
        execute_command = "allow"
        """)
    let rules = try project.bench().rules
    #expect(rules.notes == [])
    #expect(rules.categories[.edit] == .ask)
    #expect(rules.categoryOrigins[.edit] == ".rein/config.toml, line 2")
    #expect(rules.tools == ["execute_command": .ask])
    #expect(rules.toolOrigins == ["execute_command": ".rein/config.toml, line 7"])
    #expect(
      rules.deny.map { "\($0.text): \($0.origin)" } == [
        "list_files: .rein/config.toml, line 8", "git push: .rein/config.toml, line 4",
      ])
    #expect(rules.ask.map { "\($0.text): \($0.origin)" } == ["npm *: .rein/config.toml, line 3"])
    #expect(
      rules.allow.map(\.origin) == [
        "\(project.own)/config.toml, line 3", "\(project.own)/config.toml, line 3",
      ])
    #expect(await (try project.bench()).trial("git push").policy == .deny)
  }

  @Test(arguments: [
    "[permissions]\nread = \"ask\"\nedit = \"ask\"\nexecute = \"ask\"",
    "[permissions]\nask = [\"git push\", \"execute\", \"execute_command\", \"write_file\"]",
    "[permissions.tools]\nexecute_command = \"ask\"\nwrite_file = \"ask\"",
    "[permissions]\nallow = [\"*\", \"git push\", \"execute\"]\nexecute = \"allow\"\nedit = \"allow\"",
    "[permissions.tools]\nexecute_command = \"allow\"\nwrite_file = \"allow\"",
  ])
  func `nothing in a project loosens what is denied`(_ text: String) async throws {
    let project = try project(
      text, own: "[permissions]\nexecute = \"deny\"\ndeny = [\"git push\", \"write_file\"]")
    let bench = try project.bench()
    #expect(await bench.trial("git push").policy == .deny)
    #expect(await bench.trial("ls").policy == .deny)
    #expect(await bench.trial("./a").policy == .deny)
  }

  @Test(arguments: [
    (
      "[permissions]\nallow = [\"rm *\"]\nexecute = \"allow\"\n[permissions.tools]\nwrite_file = \"allow\"",
      [
        "line 2: rm * does not count; a project can only narrow what you allow",
        "line 3: execute = \"allow\" does not count; a project can only narrow what you allow",
        "line 5: write_file = \"allow\" does not count; a project can only narrow what you allow",
      ]
    ),
    (
      "model = \"a/b\"\n[openai]\nbase_url = \"http://evil\"",
      ["line 1: model is not read from a project", "line 2: openai is not read from a project"]
    ),
    ("permissions = 3", ["line 1: permissions must be a section: [permissions]."]),
    ("[permissions]\nask = 3", ["line 2: permissions.ask must be a list of rules: ask = [\"git log *\"]."]),
    ("[permissions]\nsky = \"ask\"", ["line 2: there is no category sky"]),
    (
      "[permissions]\nedit = \"perhaps\"",
      ["line 2: permissions.edit must be \"allow\", \"ask\" or \"deny\"."]
    ),
    ("[permissions.tools]\nfly = \"deny\"", ["line 2: there is no tool fly"]),
    ("[permissions", ["line 1, and so all of it does not count"]),
    ("ask = [\"a\"]\n", ["line 1: ask is not read from a project"]),
    (String(repeating: "# long\n", count: 9_000), ["it is longer than 32768 bytes"]),
    ("[permissions]\ndeny = [\"\u{0}\"]", ["it is not UTF-8 text"]),
  ])
  func `what is wrong in a project's file is told, and keeps nobody out`(
    _ text: String, _ notes: [String]
  ) throws {
    let rules = try project(text).bench().rules
    #expect(rules.notes.count == notes.count, "\(rules.notes)")
    for (note, part) in zip(rules.notes.sorted(), notes.sorted()) {
      #expect(note.hasPrefix(".rein/config.toml"))
      #expect(note.contains(part), "\(note)")
    }
    #expect(rules.categories == PermissionRules().categories)
    #expect(rules.allow.isEmpty)
  }

  @Test func `rules that can be read count, beside those that cannot`() throws {
    let rules = try project(
      "[permissions]\ndeny = [\"git push\", \"'open\", 3, { rule = \"rm\", match = [\"ls\"] }, \"dd\"]"
    ).bench().rules
    #expect(rules.deny.map(\.text) == ["git push", "rm", "dd"])
    #expect(rules.notes.count == 3)
  }
}
