import Harness
import Testing

@testable import Workspace

@Suite struct CommandFormTests {
  private let folder: TemporaryFolder
  private let rules: PermissionRules
  private var everything: Grants {
    var grants = Grants()
    grants.grant(.execute)
    grants.grant(.edit)
    grants.grant(tool: "execute_command")
    return grants
  }

  init() throws {
    folder = try TemporaryFolder(["src/a.txt": "", "build/x": "", "secret/x": ""])
    rules = try CommandForms.rules()
  }

  private func decide(_ command: String, _ grants: Grants = Grants(), isYolo: Bool = false) throws
    -> PermissionDecision
  {
    try CommandForms.decision(command, in: folder.workspace, rules: rules, grants: grants, isYolo: isYolo)
  }

  @Test func `the table is as large as it should be`() {
    let all = CommandForms.allowed + CommandForms.asked + CommandForms.denied + CommandForms.always
    #expect(Set(all).count == all.count)
    #expect(all.count >= 250)
  }

  @Test(arguments: CommandForms.allowed) func `allowed`(_ command: String) throws {
    let decision = try decide(command)
    #expect(decision.policy == .allow, "\(decision.reason)")
  }

  @Test(arguments: CommandForms.asked) func `asked about`(_ command: String) throws {
    let decision = try decide(command)
    #expect(decision.policy == .ask, "\(decision.reasons)")
  }

  @Test(arguments: CommandForms.denied) func `denied, whatever is allowed`(_ command: String) throws {
    #expect(try decide(command).policy == .deny)
    #expect(try decide(command, everything, isYolo: true).policy == .deny)
  }

  @Test(arguments: CommandForms.perhapsDenied) func `perhaps denied`(_ command: String) throws {
    #expect(try decide(command, everything, isYolo: true).policy == .ask)
  }

  @Test(arguments: CommandForms.always) func `asked about every time`(_ command: String) throws {
    for decision in [try decide(command), try decide(command, everything, isYolo: true)] {
      #expect(decision.policy == .ask)
      #expect(decision.proposals.isEmpty)
      #expect(!decision.isRememberable)
    }
  }

  @Test
  func `what is granted from a proposal is not asked about again, and what is not known has no proposal`()
    throws
  {
    for command in CommandForms.asked {
      let decision = try decide(command)
      for proposal in decision.proposals {
        var grants = Grants()
        grants.grant(proposal)
        #expect(try decide(command, grants).policy == .allow, "\(command) with \(proposal.text)")
      }
      let needs = CommandNeeds(command, in: try folder.workspace.folder(nil), of: folder.workspace).needs
      let isKnown = needs.allSatisfy {
        switch $0.subject {
        case .unclear, .path(nil): false
        case .command(let words, _): words.allSatisfy { $0.kind != .unknown }
        default: true
        }
      }
      #expect(
        isKnown || decision.proposals.isEmpty || decision.reasons.contains { $0.policy == .allow },
        "\(command)")
    }
  }

  @Test func `a longer text than is read is asked about`() throws {
    let long = "echo " + String(repeating: "a", count: 10_000)
    #expect(try decide(long).policy == .ask)
    #expect(try decide(long).proposals.isEmpty)
    #expect(try decide(long + "; rm -rf /", everything, isYolo: true).policy == .ask)
  }
}
