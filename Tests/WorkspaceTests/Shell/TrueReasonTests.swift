import Harness
import Testing

@testable import Workspace

/// What a person is told about why something is asked is so.
struct TrueReasonTests {
  private func decide(_ command: String, deny: [String] = [], allow: [String] = []) throws
    -> PermissionDecision
  {
    let folder = try TemporaryFolder(["a": "", "../.ssh/id_rsa": "key"])
    let place = try folder.workspace.folder()
    var rules = PermissionRules()
    rules.deny = try deny.map { try PermissionRule($0, origin: "here") }
    rules.allow = try allow.map { try PermissionRule($0, origin: "here") }
    return PermissionDecision(
      tool: "execute_command", category: .execute,
      needs: CommandNeeds(command, in: place, of: folder.workspace).needs, rules: rules, grants: Grants(),
      isYolo: false, isReadOnly: false)
  }

  @Test(arguments: [
    "git log push", "git commit -m push", "git branch push", "git log --grep push", "npm run push",
  ])
  func `what cannot push is not said to`(_ command: String) throws {
    let decision = try decide(command, deny: ["git push", "npm push"], allow: ["git *", "npm *"])
    #expect(!decision.reason.contains("might be"))
  }

  @Test(arguments: ["git -C x push", "git --no-pager push", "git $x push", "git push"])
  func `what may push is`(_ command: String) throws {
    let decision = try decide(command, deny: ["git push"])
    #expect(
      decision.policy == .deny || decision.reason.contains("might be what the rule git push (here) denies"))
  }

  @Test func `what is not understood is said to be that`() throws {
    let decision = try decide("[[ a && b ]]", deny: ["git push"])
    #expect(decision.policy == .ask)
    #expect(decision.reason.contains(", so that it might be what the rule git push (here) denies"))
  }

  @Test(arguments: ["cat ../.ssh/id_rsa", "cat ~/.ssh/id_rsa"])
  func `a yes to a secret is not remembered by a command`(_ command: String) throws {
    let decision = try decide(command, allow: ["cat *"])
    #expect(decision.policy == .ask)
    #expect(!decision.isRememberable)
    #expect(decision.proposals == [])
  }

  @Test func `nor by the tool that reads files`() async throws {
    let folder = try TemporaryFolder(["a": "", "../.ssh/id_rsa": "key"])
    let needs = try await folder.tool("read_file").needs(["path": .string(folder.above + "/.ssh/id_rsa")])
    let decision = PermissionDecision(
      tool: "read_file", category: .read, needs: needs, rules: PermissionRules(), grants: Grants(),
      isYolo: false,
      isReadOnly: false)
    #expect(decision.policy == .ask)
    #expect(!decision.isRememberable)
    #expect(decision.proposals == [])
  }
}
