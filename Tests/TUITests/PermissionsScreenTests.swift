import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct PermissionsScreenTests {
  private func situation(_ size: Size) throws -> Situation {
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

  private func screen(_ here: Situation) -> String { Layout.frame(here.scene.snapshot).text }

  @Test func `rules, grants, policies and decisions are listed with where they stand`() throws {
    var here = try situation(Size(columns: 80, rows: 24))
    here.type("/permissions<enter>")
    expectScreen(
      screen(here),
      """




      ────────────────────────────────────────────────────────────────────────────────
      Permissions  13  › type to filter
      › note                               .rein/config.toml, line 3: rm * does not c…
        allow execute_command(git diff *)  for this session · enter: ask again from n…
        deny  git push                     ~/.config/rein/config.toml, line 4
        ask   npm *                        .rein/config.toml, line 2
        allow git log *                    ~/.config/rein/config.toml, line 3
        allow edit(docs/**)                always in this project, ~/.config/rein/pro…
        allow of the kind read             unless something above says else · enter: …
        allow of the kind edit             ~/.config/rein/config.toml, line 2 · enter…
        ask   of the kind execute          unless something above says else · enter: …
        ask   of the kind mcp              unless something above says else · enter: …

        note
        .rein/config.toml, line 3: rm * does not count; a project can only narrow what
        you allow
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter choose  esc close
      no model · new thread                                                      ready
      """)
  }

  @Test func `on a small screen the chosen row is read below or in the list`() throws {
    var here = try situation(Size(columns: 50, rows: 15))
    here.type("/permissions<enter><down>")
    expectScreen(
      screen(here),
      """


      ──────────────────────────────────────────────────
      Permissions  13  › type to filter
        note                            .rein/config.to…
      › allow execute_command(git dif…  for this sessio…
        deny  git push                  ~/.config/rein/…
        ask   npm *                     .rein/config.to…

        allow execute_command(git diff *)
        for this session · enter: ask again from now on
      ──────────────────────────────────────────────────
      › Message, or / for commands
      enter choose  esc close
      no model · new thread                        ready
      """)
  }

  @Test func `what is typed narrows the list and can be tried`() throws {
    var here = try situation(Size(columns: 80, rows: 24))
    here.type("/permissions<enter>git push")
    expectScreen(
      screen(here),
      """






      ────────────────────────────────────────────────────────────────────────────────
      Permissions  2 of 13  › git push
      › try    git push  enter: what would be decided?
        deny  git push   ~/.config/rein/config.toml, line 4










      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter choose  esc clear
      no model · new thread                                                      ready
      """)
    here.type("<enter>")
    #expect(here.performed.suffix(2) == ["choose", "try"])
  }

  @Test func `a grant is taken back, and a kept rule deleted, by choosing it`() throws {
    var here = try situation(Size(columns: 80, rows: 24))
    here.type("/permissions<enter><down><enter>")
    #expect(here.performed.suffix(2) == ["choose", "revoke"])
    #expect(here.asked == 1)
    here.type("/permissions<enter>docs<down><enter>")
    #expect(here.performed.suffix(2) == ["choose", "forget-rule"])
    #expect(here.asked == 2)
    here.type("/forget-rule git log *<enter>")
    #expect(here.asked == 2)
    #expect(here.view.hint == "“git log *” was not kept for this project.")
  }

  @Test func `what was tried says part by part what would be decided, and why`() throws {
    var here = try situation(Size(columns: 80, rows: 24))
    here.type("/try git log | rm x; git push<enter>")
    expectScreen(
      screen(here),
      """

















      ────────────────────────────────────────────────────────────────────────────────
      “git log | rm x; git push”  0  ›
        Finding out what would be decided.
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter choose  esc close
      no model · new thread                                                      ready
      """)
    let needs = ["git log", "rm x", "git push"].map { text in
      let words = text.split(separator: " ").map { CommandWord(String($0)) }
      return PermissionNeed(.command(words, prefix: nil), text: text)
    }
    let decision = PermissionDecision(
      tool: "execute_command", category: .execute, needs: needs, rules: here.scene.session.permissions,
      grants: Grants(), isYolo: false, isReadOnly: false)
    let trial = PermissionTrial(
      text: "git log | rm x; git push",
      calls: [PermissionTrial.Call(toolName: "execute_command", decision: decision)])
    here.apply(.detail(.permissionTried(trial)))
    expectScreen(
      screen(here),
      """












      ────────────────────────────────────────────────────────────────────────────────
      “git log | rm x; git push”: denied  3  ›
      › allow git log   the rule git log * (~/.config/rein/config.toml, line 3)
        ask   rm x      the rule for execute
        deny  git push  the rule git push (~/.config/rein/config.toml, line 4)

        allow git log
        the rule git log * (~/.config/rein/config.toml, line 3)
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter choose  esc close
      no model · new thread                                                      ready
      """)
    here.give(.resized(Size(columns: 50, rows: 15)))
    expectScreen(
      screen(here),
      """


      ──────────────────────────────────────────────────
      “git log | rm x; git push”: denied  3  ›
      › allow git log   the rule git log * (~/.config/r…
        ask   rm x      the rule for execute
        deny  git push  the rule git push (~/.config/re…

        allow git log
        the rule git log * (~/.config/rein/config.toml,
        line 3)
      ──────────────────────────────────────────────────
      › Message, or / for commands
      enter choose  esc close
      no model · new thread                        ready
      """)
    // What somebody else tried meanwhile does not take its place.
    here.apply(.detail(.permissionTried(PermissionTrial(text: "other", calls: []))))
    #expect(here.view.picker?.rows.isEmpty == true)
  }
}

@UIActor
@Suite(.timeLimit(.minutes(1))) struct TryingTests {
  @Test func `a command is tried in the session, and nothing runs`() async throws {
    let tool = TryingTool()
    let chat = try await Chat([], tools: [tool], columns: 80, rows: 12)
    await chat.type("/try rm x<enter>")
    expectScreen(
      chat.screen.text,
      """



      ────────────────────────────────────────────────────────────────────────────────
      “rm x”: asked about  3  ›
      › ask   rm x                 the rule for execute
        offer everything with run  for the session

        ask   rm x
        the rule for execute
      › Message, or / for commands
      ready  enter choose  esc close
      """)
    await chat.type("<enter>/permissions<enter>")
    expectScreen(
      chat.screen.text,
      """



      ────────────────────────────────────────────────────────────────────────────────
      Permissions  5  › type to filter
      › allow of the kind read  unless something above says else · enter: ask in this…
        ask   of the kind edit  unless something above says else · enter: deny in thi…

        allow of the kind read
        unless something above says else · enter: ask in this thread
      › Message, or / for commands
      ready  enter choose  esc close
      """)
  }
}

/// A tool that takes any text for its command, and must not run.
private struct TryingTool: Tool {
  let spec = ToolSpec(name: "run", description: "", category: .execute, input: .object([]))

  func arguments(trying text: String) -> JSON? { ["command": .string(text)] }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    Issue.record("it ran")
    return .finished(ToolOutput(""))
  }
}
