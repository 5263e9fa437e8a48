import Harness
import Terminal
import TestSupport

@testable import TUI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A front end without a session: what goes on is brought about by events, what is typed goes through the interpreter.
struct Situation {
  var scene = Scene()
  /// The names of the commands that were performed.
  var performed: [String] = []
  /// How often the session was asked something.
  var asked = 0
  /// What the program was asked.
  var actions: [AppAction] = []

  var view: ViewState { scene.view }

  /// Presses keys, written as `hi<enter>`, one second apart.
  mutating func type(_ text: String) {
    for key in Typing.keys(text) { give(.key(key)) }
  }

  mutating func give(_ input: Input) {
    scene.time += 1
    settle()
    let meaning = Interpreter.interpret(input, scene.snapshot)
    scene.view = meaning.view
    performed += meaning.performed
    asked += meaning.effects.count
    actions += meaning.actions
    settle()
  }

  /// Lets the view take note of what goes on now, and the person see it.
  mutating func settle() {
    scene.view.follow(scene.session, now: scene.now)
    scene.view.focusPromptIfDue(scene.session, now: scene.now)
    scene.view.notePainted(scene.snapshot, now: scene.now)
  }

  mutating func pass(seconds: Double) {
    scene.time += seconds
    settle()
  }

  mutating func apply(_ events: Event...) {
    for event in events { scene.apply(event) }
    settle()
  }

  mutating func ask(_ kind: Prompt.Kind, id: String = "ask") {
    apply(.detail(.promptOpened(Prompt(id: id, kind: kind))))
  }

  mutating func queue(_ messages: String...) {
    let list = messages.enumerated().map { FollowUp(id: "f\($0.offset)", content: $0.element) }
    apply(.detail(.followUpsChanged(list, isPaused: false)))
  }

  static let command = ApprovalRequest(
    toolName: "execute_command", category: .execute, args: ["command": "rm x"],
    preview: ToolPreview(title: "Run", blocks: [.code(Code(text: "rm x", language: "sh"))]),
    reason: "commands ask by default")

  /// A command that may be allowed for the session and for the project.
  static let offering = ApprovalRequest(
    toolName: "execute_command", category: .execute, args: ["command": "git log -3"],
    preview: ToolPreview(
      title: "Run", blocks: [.code(Code(text: "git log -3", language: "sh"))], folder: "/home/ann/project"),
    reason: "by default, commands are asked about", asked: [logNeed],
    grants: [
      GrantProposal(text: "exactly git log -3", scope: rules("execute_command(git log -3)")),
      GrantProposal(text: "git log *", scope: rules("execute_command(git log *)")),
      GrantProposal(text: "everything with execute_command", scope: .tool("execute_command")),
    ], keepingPlace: "~/.config/rein/rules/project.toml")

  static let logNeed = PermissionNeed(
    .command(["git", "log", "-3"].map { CommandWord($0) }, prefix: 2), text: "git log -3")

  /// Rules of these texts; none where one is wrong.
  static func rules(_ texts: String...) -> GrantProposal.Scope {
    .rules(texts.compactMap { try? PermissionRule($0, origin: "this session") })
  }

  static let choice = Question("Which?", options: [Question.Option("A"), Question.Option("B")])
  static let choices = Question(
    "Which?", options: [Question.Option("A"), Question.Option("B")], allowsSeveral: true)
}
