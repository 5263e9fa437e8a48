import Harness
import Terminal
import Testing

@testable import TUI

/// What may answer a prompt, and what never does.
@Suite struct AnsweringTests {
  @Test func `what is typed into the message box never answers a prompt`() {
    var here = Situation()
    here.type("I think ")
    here.ask(.approval(Situation.command))
    here.pass(seconds: 60)
    here.type("yan<enter>")
    #expect(here.performed == ["send"])
    #expect(here.view.history == ["I think yan"])
    #expect(here.scene.session.prompts.count == 1)
  }

  @Test func `a prompt that comes up while keys are pressed waits for tab`() {
    var here = Situation()
    here.type("x<backspace>")
    here.ask(.approval(Situation.command))
    #expect(here.view.focus == .composer)
    here.scene.time += 0.2
    here.scene.view = Interpreter.interpret(.key(Key(typed: "y")), here.scene.snapshot).view
    here.pass(seconds: 60)
    #expect(here.view.focus == .composer)
    #expect(here.view.composer.text == "y")
    here.type("<backspace><tab>")
    #expect(here.view.focus == .prompt)
    here.type("y")
    #expect(here.performed.last == "approve")
  }

  @Test func `a prompt takes the focus when the box is empty and half a second passed without a key`() {
    var here = Situation()
    here.type("go<enter>")
    here.ask(.approval(Situation.command))
    #expect(here.view.focus == .composer)
    #expect(here.view.nextChange(now: here.scene.now) == 0.5)
    here.pass(seconds: 0.4)
    #expect(here.view.focus == .composer)
    here.pass(seconds: 0.1)
    #expect(here.view.focus == .prompt)
  }

  @Test func `one answer never answers the next prompt as well`() {
    var here = Situation()
    here.ask(.approval(Situation.command), id: "one")
    here.apply(.detail(.promptOpened(Prompt(id: "two", kind: .approval(Situation.command)))))
    here.pass(seconds: 1)
    here.type("y")
    #expect(here.view.focus == .composer)
    here.apply(.detail(.promptClosed(id: "one", decision: "you allowed it once")))
    here.scene.view = Interpreter.interpret(.key(Key(typed: "y")), here.scene.snapshot).view
    here.pass(seconds: 60)
    #expect(here.view.focus == .composer)
    #expect(here.performed == ["approve"])
  }

  @Test func `a paste never answers`() {
    let prompts: [Prompt.Kind] = [
      .approval(Situation.command), .plan(Plan(title: "P", text: "1. do")), .question(Situation.choice),
      .question(Situation.choices),
    ]
    for prompt in prompts {
      var here = Situation()
      here.ask(prompt)
      here.pass(seconds: 1)
      #expect(here.view.focus == .prompt)
      here.give(.paste("y\n1\na\n"))
      #expect(here.asked == 0)
      #expect(here.view.focus == .composer)
      #expect(here.view.composer.text == "y\n1\na\n")
    }
  }

  @Test func `a free answer is typed, pasted into and given with enter`() {
    var here = Situation()
    here.ask(.question(Question("Name?")))
    here.pass(seconds: 1)
    here.type("Ann")
    here.give(.paste("a\nB"))
    #expect(here.view.prompt.typing?.text == "Anna\nB")
    #expect(here.asked == 0)
    here.type("<enter>")
    #expect(here.performed == ["send-answer"])
    #expect(here.asked == 1)
    #expect(here.view.focus == .composer)
  }

  @Test func `a no can have a reason, and esc goes back to the choice`() {
    var here = Situation()
    here.ask(.approval(Situation.command))
    here.pass(seconds: 1)
    here.type("ebecause y<esc>")
    #expect(here.asked == 0)
    #expect(here.view.focus == .prompt)
    here.type("enot x<enter>")
    #expect(here.performed == ["decline-because", "leave-answer", "decline-because", "send-answer"])
    #expect(here.asked == 1)
  }

  @Test func `several answers are ticked and given together`() {
    var here = Situation()
    here.ask(.question(Situation.choices))
    here.pass(seconds: 1)
    here.type("<enter>")
    #expect(here.asked == 0)
    here.type("<space><down>2")
    #expect(here.view.prompt.ticked == [0, 1])
    here.type("<enter>")
    #expect(here.asked == 1)
  }
}
