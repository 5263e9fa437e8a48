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
    let wide = CommandForms.usual + CommandForms.abused + CommandForms.deniedPlaces
    #expect(Set(all).count == all.count)
    #expect(Set(wide).count == wide.count)
    #expect(all.count + wide.count >= 900)
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

  @Test(arguments: CommandForms.usual) func `wide rules allow it`(_ command: String) throws {
    let decision = try decideWidely(command)
    #expect(decision.policy == .allow, "\(decision.reason)")
  }

  @Test(arguments: CommandForms.abused) func `wide rules do not cover it`(_ command: String) throws {
    let decision = try decideWidely(command)
    #expect(decision.policy == .ask, "\(decision.reasons)")
  }

  @Test(arguments: CommandForms.deniedPlaces)
  func `a file that may not be used is not, by whatever program`(_ command: String) throws {
    let decision = try decideWidely(command)
    #expect(decision.policy == .deny, "\(decision.reasons)")
  }

  private func decideWidely(_ command: String) throws -> PermissionDecision {
    try CommandForms.decision(command, in: folder.workspace, rules: try CommandForms.wideRules())
  }

  @Test(arguments: [
    "[[ a && b ]]", "f() { ls; }", "for ((;;)); do ls; done", "echo \"", "$x", "git log > $x", "sh",
    "alias a=b",
    "cd -; ls", "git log \u{202E}x",
  ])
  func `what is not understood is asked about whatever is allowed, except under yolo`(_ command: String)
    throws
  {
    var rules = PermissionRules(categories: [.read: .allow, .edit: .allow, .execute: .allow])
    rules.tools["execute_command"] = .allow
    rules.allow = try ["execute", "execute_command", "edit", "edit(**)"].map {
      try PermissionRule($0, origin: "here")
    }
    let place = folder.workspace
    let decision = try CommandForms.decision(command, in: place, rules: rules, grants: everything)
    #expect(decision.policy == .ask, "\(decision.reasons)")
    #expect(!decision.isRememberable)
    #expect(decision.proposals.isEmpty)
    let bold = try CommandForms.decision(command, in: place, rules: rules, grants: everything, isYolo: true)
    #expect(bold.policy == .allow)
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
