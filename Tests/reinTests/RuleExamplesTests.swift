import Harness
import Testing

@testable import rein

@Suite struct RuleExamplesTests {
  private func rules(_ text: String) throws -> PermissionRules {
    try TemporaryProject(["own/config.toml": text]).bench().rules
  }

  @Test func `examples that hold change nothing`() throws {
    let rules = try rules(
      """
      [permissions]
      allow = [
        "git status",
        { rule = "git log *", match = ["git log -1"], not_match = ["git log --output=x", "git log; rm x"] },
        { rule = "edit(docs/**)", match = ["docs/a.md"], not_match = ["src/a", "docs"] },
        { rule = "mcp(files)", match = ["files/list"], not_match = ["other/list"] },
      ]
      deny = [{ rule = "git push", match = ["sudo git push -f", "ls; git push"], not_match = ["git pull"] }]
      ask = [{ rule = "read(**/.env)", match = ["a/.ENV"] }]
      """)
    #expect(rules.allow.map(\.text) == ["git status", "git log *", "edit(docs/**)", "mcp(files)"])
    #expect(
      rules.allow.map { $0.origin.suffix(7) }
        == [", line 3", ", line 4", ", line 5", ", line 6"].map { $0.suffix(7) })
  }

  @Test(arguments: [
    (
      "[permissions]\nallow = [\n { rule = \"git log *\", match = [\n\"git log -1\",\n\"git log --output=x\"] }]",
      "line 5: \"git log --output=x\" should match the rule \"git log *\" in permissions.allow, and does not."
    ),
    (
      "[permissions]\ndeny = [{ rule = \"git push\", not_match = [\"git push x\"] }]",
      "line 2: \"git push x\" should not match the rule \"git push\" in permissions.deny, and does."
    ),
    (
      "[permissions]\nallow = [{ rule = \"read_file(a)\", match = [\"b\"] }]",
      "line 2: \"b\" should match the rule \"read_file(a)\" in permissions.allow, and does not."
    ),
    (
      "[permissions]\nallow = [{ rul = \"a\" }]",
      "line 2: permissions.allow must be a list of texts in quotes"
    ),
    ("[permissions]\nallow = [{ rule = \"a\", matches = [] }]", "line 2: a rule has no matches"),
    ("[permissions]\nallow = [{ rule = \"a\", match = \"b\" }]", "line 2: match must be a list of texts"),
    (
      "[permissions]\nallow = [\"a 'b\"]",
      "line 2: \"a 'b\" in permissions.allow is no rule: a quote is not closed."
    ),
  ])
  func `an example that does not hold is named with its line`(_ text: String, _ message: String) throws {
    do {
      _ = try rules(text)
      Issue.record("nothing was wrong with \(text)")
    } catch let failure as Failure {
      #expect(failure.description.contains(message), "\(failure)")
      #expect(failure.description.contains("/config.toml, "))
    }
  }
}
