import Harness
import Terminal

@testable import TUI

extension Situation {
  /// A screen of a session with rules from all places, a grant and decisions.
  static func permissions(_ size: Size) throws -> Situation {
    func rule(_ text: String, _ line: Int, _ file: String = "~/.config/rein/config.toml") throws
      -> PermissionRule
    {
      try PermissionRule(text, origin: "\(file), line \(line)")
    }
    let kept = "~/.config/rein/projects/app-1.toml"
    var rules = PermissionRules(categories: [.read: .allow, .edit: .allow, .execute: .ask])
    rules.categoryOrigins = [.edit: "~/.config/rein/config.toml, line 2"]
    rules.deny = [try rule("git push", 4)]
    rules.ask = [try rule("npm *", 2, ".rein/config.toml")]
    rules.allow = [try rule("git log *", 3), try rule("edit(docs/**)", 5, kept)]
    rules.notes = [".rein/config.toml, line 3: rm * does not count; a project can only narrow what you allow"]
    var here = Situation()
    here.scene.view.size = size
    here.scene.session.apply(.permissionsGiven(rules, keptIn: kept))
    var grants = Grants()
    grants.grant(try PermissionRule("execute_command(git diff *)", origin: "this session"))
    here.apply(.detail(.grantsChanged(grants)))
    let records: [(String, DecisionRecord.Outcome, String)] = [
      ("git log -3", .allowed, "the rule git log * (~/.config/rein/config.toml, line 3)"),
      ("rm -r build", .declined, "you refused: keep it"),
    ]
    for (subject, outcome, words) in records {
      let record = DecisionRecord(
        callID: subject, toolName: "execute_command", subject: subject, outcome: outcome, words: words,
        time: here.scene.now)
      here.apply(.detail(.decided(record)))
    }
    return here
  }
}
