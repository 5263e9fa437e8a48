import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct WelcomeTests {
  private func first(_ models: [ModelInfo] = [], columns: Int = 72, rows: Int = 24) -> Situation {
    var here = Situation()
    here.scene.view.size = Size(columns: columns, rows: rows)
    here.scene.view.showsWelcome = true
    here.scene.view.preferences.isFirstStart = true
    here.scene.session.modelID = "offline/guide"
    if !models.isEmpty { here.apply(.detail(.modelsListed(models))) }
    return here
  }

  private func screen(_ here: Situation) -> String { Layout.frame(here.scene.snapshot).text }

  @Test func `before models are found the keys are there already`() {
    expectScreen(
      screen(first()),
      """
        Welcome to rein.

        enter sends what you typed, ctrl+j begins a new line
        / lists commands, f8 models, f7 modes
        @ names a file, ! runs a command as you
        esc stops what goes on, tab goes to what asks you
        f1 lists every key, f10 leaves

        Models
        looking for models…

        Say help: the offline guide answers without any model and shows how
          rein works.

        /welcome shows this again.





      ────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter send  ? keys  esc conversation
      offline/guide · new thread                                         ready
      """)
  }

  @Test func `models fill in when they are found, and what is missing says why`() {
    let models = [
      ModelInfo(id: "offline/guide", name: "Guide"), ModelInfo(id: "ollama/a", name: "a"),
      ModelInfo(id: "ollama/b", name: "b"), ModelInfo(id: "ollama/c", name: "c"),
      ModelInfo(id: "openai/x", name: "x", unavailable: "no key: set OPENAI_API_KEY"),
    ]
    let text = screen(first(models))
    #expect(text.contains("  Models\n  ✓ offline/guide\n  ✓ ollama/a, ollama/b and 1 more\n"))
    #expect(text.contains("  · openai: no key: set OPENAI_API_KEY"))
  }

  @Test func `what is typed goes to the message box, and the first start is over`() {
    var here = first()
    here.type("hey")
    #expect(here.view.composer.text == "hey")
    #expect(!here.view.preferences.isFirstStart)
    #expect(here.view.showsWelcome)
  }

  @Test func `a run puts the conversation in its place`() {
    var here = first()
    here.scene.say(.user, "hello")
    here.apply(.run(.started))
    #expect(!screen(here).contains("Welcome") && screen(here).contains("› hello"))
  }

  @Test func `it comes back by its command, and goes by esc`() {
    var here = first()
    here.type("<esc>")
    #expect(!screen(here).contains("Welcome"))
    here.type("/welcome<enter>")
    #expect(screen(here).contains("Welcome to rein."))
    here.type("<esc>")
    #expect(here.performed.last == "close-welcome")
  }

  @Test(arguments: [Size(columns: 40, rows: 10), Size(columns: 200, rows: 50)])
  func `it has a place on every screen`(size: Size) {
    #expect(screen(first(columns: size.columns, rows: size.rows)).contains("Welcome to rein."))
  }
}
