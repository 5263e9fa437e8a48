import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct PermissionsScreenTests {
  private func screen(_ here: Situation) -> String { Layout.frame(here.scene.snapshot).text }

  @Test func `rules, grants, policies and decisions are listed with where they stand`() throws {
    var here = try Situation.permissions(Size(columns: 80, rows: 24))
    here.type("/permissions<enter>")
    expectScreen(
      screen(here),
      """




      ────────────────────────────────────────────────────────────────────────────────
      Permissions  13  › type to filter
      › note                               .rein/config.toml, line 3: rm * does not c…
        allow execute_command(git diff *)  for this session
        deny  git push                     ~/.config/rein/config.toml, line 4
        ask   npm *                        .rein/config.toml, line 2
        allow git log *                    ~/.config/rein/config.toml, line 3
        allow edit(docs/**)                always in this project, ~/.config/rein/pro…
        allow of the kind read             by default
        allow of the kind edit             ~/.config/rein/config.toml, line 2
        ask   of the kind execute          by default
        ask   of the kind mcp              by default

        note
        .rein/config.toml, line 3: rm * does not count; a project can only narrow what
        you allow
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc close
      no model · new thread                                                      ready
      """)
  }

  @Test func `on a small screen the chosen row is read below or in the list`() throws {
    var here = try Situation.permissions(Size(columns: 50, rows: 15))
    here.type("/permissions<enter><down>")
    expectScreen(
      screen(here),
      """


      ──────────────────────────────────────────────────
      Permissions  13  › type to filter
        note                            .rein/config.to…
      › allow execute_command(git dif…  for this session
        deny  git push                  ~/.config/rein/…
        ask   npm *                     .rein/config.to…

        allow execute_command(git diff *)
        for this session
      ──────────────────────────────────────────────────
      › Message, or / for commands
      enter ask again  esc close
      no model · new thread                        ready
      """)
  }

  @Test func `what is typed narrows the list and can be tried`() throws {
    var here = try Situation.permissions(Size(columns: 80, rows: 24))
    here.type("/permissions<enter>git push")
    expectScreen(
      screen(here),
      """






      ────────────────────────────────────────────────────────────────────────────────
      Permissions  2 of 13  › git push
      › try    git push  what would be decided?
        deny  git push   ~/.config/rein/config.toml, line 4










      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter try it  esc clear
      no model · new thread                                                      ready
      """)
    here.type("<enter>")
    #expect(here.performed.suffix(2) == ["choose", "try"])
  }

  @Test func `a grant is taken back, and a kept rule deleted, by choosing it`() throws {
    var here = try Situation.permissions(Size(columns: 80, rows: 24))
    here.type("/permissions<enter><down><enter>")
    #expect(here.performed.suffix(2) == ["choose", "revoke"])
    #expect(here.asked == 1)
    #expect(here.view.picker?.kind == .permissions)
    #expect(here.view.hint == "You are asked again about execute_command(git diff *).")
    here.apply(.detail(.grantsChanged(Grants())))
    expectScreen(
      screen(here),
      """




      ────────────────────────────────────────────────────────────────────────────────
      Permissions  12  › type to filter
        note                       .rein/config.toml, line 3: rm * does not count; a …
      › deny  git push             ~/.config/rein/config.toml, line 4
        ask   npm *                .rein/config.toml, line 2
        allow git log *            ~/.config/rein/config.toml, line 3
        allow edit(docs/**)        always in this project, ~/.config/rein/projects/ap…
        allow of the kind read     by default
        allow of the kind edit     ~/.config/rein/config.toml, line 2
        ask   of the kind execute  by default
        ask   of the kind mcp      by default
        ask   of the kind other    by default

        deny  git push
        ~/.config/rein/config.toml, line 4
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      You are asked again about execute_command(git diff *).
      esc close
      no model · new thread                                                      ready
      """)
    here.type("docs<down><enter>")
    #expect(here.performed.suffix(2) == ["choose", "forget-rule"])
    #expect(here.asked == 2)
    here.type("<esc><esc>/forget-rule git log *<enter>")
    #expect(here.asked == 2)
    #expect(here.view.hint == "“git log *” was not kept for this project.")
  }

  @Test func `a policy goes on under the choice, and the list stays`() throws {
    var here = try Situation.permissions(Size(columns: 80, rows: 24))
    here.type("/permissions<enter>kind execute<down><enter>")
    #expect(here.performed.suffix(2) == ["choose", "policy"])
    #expect(
      here.view.hint == "In this thread execute is denied now, unless the configuration is stricter.")
    var rules = here.scene.session.permissions
    rules.categories[.execute] = .deny
    rules.categoriesSetHere = [.execute]
    here.scene.session.apply(.permissionsGiven(rules, keptIn: nil))
    here.settle()
    #expect(here.view.picker?.selected?.label == "deny  of the kind execute")
    #expect(here.view.picker?.selected?.detail == "set in this thread")
    #expect(here.view.picker?.selected?.action == "allow in this thread")
  }

  @Test func `what was decided stands apart and cannot be chosen away`() throws {
    var here = try Situation.permissions(Size(columns: 80, rows: 24))
    here.type("/permissions<enter><pagedown><pagedown>")
    expectScreen(
      screen(here),
      """





      ────────────────────────────────────────────────────────────────────────────────
      Permissions  13  › type to filter
        allow git log *            ~/.config/rein/config.toml, line 3
        allow edit(docs/**)        always in this project, ~/.config/rein/projects/ap…
        allow of the kind read     by default
        allow of the kind edit     ~/.config/rein/config.toml, line 2
        ask   of the kind execute  by default
        ask   of the kind mcp      by default
        ask   of the kind other    by default
      ── Decided in this thread, the newest first
        declined rm -r build       you refused: keep it
      › allowed git log -3         the rule git log * (~/.config/rein/config.toml, li…

        allowed git log -3
        the rule git log * (~/.config/rein/config.toml, line 3)
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc close
      no model · new thread                                                      ready
      """)
    here.type("<enter>")
    #expect(here.asked == 0)
    #expect(here.view.hint == "That cannot be changed here.")
    here.type("<up><up>")
    #expect(here.view.picker?.selected?.label == "ask   of the kind other")
  }

  @Test func `what was tried says part by part what would be decided, and why`() throws {
    var here = try Situation.permissions(Size(columns: 80, rows: 24))
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
        ask   rm x      by default, commands are asked about
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
        ask   rm x      by default, commands are asked …
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
