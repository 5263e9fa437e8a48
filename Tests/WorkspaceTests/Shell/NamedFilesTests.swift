import Harness
import Testing

@testable import Workspace

/// The table of programs: which files a command names, and what is done with them.
struct NamedFilesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(["src/a.txt": "", ".git/hooks/x": "", "kept/x": ""])
    try folder.link("plain", to: ".git/hooks")
    try folder.link("out", to: "/etc")
  }

  /// With every command allowed as a category, and rules that deny a few files.
  private func decide(_ command: String) throws -> PermissionDecision {
    var rules = PermissionRules(categories: [.read: .allow, .edit: .allow, .execute: .allow])
    rules.deny = try ["read(.env)", "edit(.env)", "edit(kept/**)"].map {
      try PermissionRule($0, origin: "here")
    }
    return try CommandForms.decision(command, in: folder.workspace, rules: rules)
  }

  @Test(arguments: CommandForms.nasty) func `asked about or denied`(_ command: String) throws {
    #expect(try decide(command).policy != .allow)
  }

  @Test(arguments: CommandForms.plain) func `allowed, though it looks alike`(_ command: String) throws {
    let decision = try decide(command)
    #expect(decision.policy == .allow, "\(decision.reasons)")
  }

  @Test(arguments: [
    "tee .git/config", "cp a .git/hooks/x", "cp a .git/hooks", "mv .git/hooks/x y",
    "sed -i s/a/b/ .git/config",
    "rm .git/hooks/x .git/hooks/x", "dd of=.git/config", "curl -o .git/config host", "touch server.pem",
    "git config a b", "cd .git/hooks", "rm .git/hooks/*", "tee server.pem",
  ])
  func `a risky path is one part`(_ command: String) throws {
    let needs = CommandNeeds(command, in: try folder.workspace.folder(), of: folder.workspace).needs
    #expect(needs.count { !$0.guards.isEmpty } == 1, "\(needs.map(\.text))")
  }
}
