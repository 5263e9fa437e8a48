import Harness
import Terminal
import Testing

@testable import TUI

@Suite struct InterpreterTests {
  @Test func `a message is sent and remembered, and the box is empty again`() {
    var here = Situation()
    here.type("hello<enter>")
    #expect(here.performed == ["send"])
    #expect(here.asked == 1)
    #expect(here.view.composer.isEmpty)
    #expect(here.view.history == ["hello"])
    here.type("<up>")
    #expect(here.view.composer.text == "hello")
  }

  @Test func `nothing is sent when nothing was typed`() {
    var here = Situation()
    here.type("  <enter>")
    #expect(here.asked == 0)
  }

  @Test func `a backslash before enter begins a line`() {
    var here = Situation()
    here.type("a\\<enter>b<ctrl+j>c<alt+enter>d")
    #expect(here.view.composer.text == "a\nb\nc\nd")
    #expect(here.asked == 0)
  }

  @Test func `a steer is typed and sent with its own key, or as a command`() {
    var here = Situation()
    here.type("<ctrl+s>")
    #expect(here.performed == [])
    here.apply(.run(.started))
    here.type("<ctrl+s>")
    #expect(here.view.hint == "Type what to do instead, then press ctrl+s.")
    here.type("turn left<ctrl+s>/steer turn right<enter>")
    #expect(here.asked == 2)
    #expect(here.view.history == ["turn left", "/steer turn right"])
    #expect(here.view.composer.isEmpty)
  }

  @Test func `esc stops the run and leaves the text`() {
    var here = Situation()
    here.apply(.run(.started))
    here.type("draft<esc>")
    #expect(here.performed == ["stop"])
    #expect(here.view.composer.text == "draft")
  }

  @Test func `a click unfolds a call, and so does o on its row`() {
    var here = Situation()
    here.scene.say(.user, "go")
    here.scene.call("read", ["path": "a"], ToolOutput("one\ntwo"))
    here.settle()
    here.give(.mouse(Mouse(.press(.left), at: Point(column: 3, row: 0))))
    #expect(here.view.unfolded == [])
    here.give(.mouse(Mouse(.press(.left), at: Point(column: 3, row: 2))))
    #expect(here.view.unfolded == [1])
    here.give(.mouse(Mouse(.press(.left), at: Point(column: 3, row: 3))))
    #expect(here.view.unfolded == [])
    here.type("<alt+m>o")
    #expect(here.view.unfolded == [1])
    here.type("o<esc>")
    #expect(here.view.unfolded == [])
    here.give(.mouse(Mouse(.press(.left), at: Point(column: 3, row: 12))))
    #expect(here.view.unfolded == [])
  }

  @Test func `a click on a pane gives it the keys, and answers nothing`() {
    var here = Situation()
    here.apply(.run(.started))
    here.queue("later")
    func row(_ text: String) -> Int {
      Layout.frame(here.scene.snapshot).text.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains(text) } ?? 0
    }
    here.give(.mouse(Mouse(.press(.left), at: Point(column: 3, row: row("later")))))
    #expect(here.view.focus == .followUps)
    here.give(.mouse(Mouse(.press(.left), at: Point(column: 3, row: row("Message, or")))))
    #expect(here.view.focus == .composer)
    here.type("x")
    here.ask(.approval(Situation.command))
    #expect(here.view.focus == .composer)
    here.give(.mouse(Mouse(.press(.left), at: Point(column: 3, row: row("rm x")))))
    #expect(here.view.focus == .prompt)
    #expect(here.asked == 0)
  }

  @Test func `what is at the end is followed again when it comes into view, and only what came is new`() {
    var here = Situation()
    for number in 1...12 { here.scene.say(.assistant, "Line \(number).") }
    here.settle()
    here.type("<pageup>")
    #expect(here.view.scroll != .bottom)
    here.give(.resized(Size(columns: 80, rows: 60)))
    #expect(here.view.scroll == .bottom)
    here.give(.resized(Size(columns: 80, rows: 12)))
    here.type("<pageup>")
    #expect(!here.scene.transcript(columns: 80, rows: 8).contains("new"))
    here.scene.say(.assistant, "More.")
    here.settle()
    #expect(here.scene.transcript(columns: 80, rows: 8).contains("+1 new"))
  }

  @Test func `ctrl+d deletes in a text and quits without one`() {
    var here = Situation()
    here.type("ab<left><ctrl+d>")
    #expect(here.view.composer.text == "a")
    here.type("<backspace><ctrl+d>")
    #expect(here.actions == [.quit])
  }

  @Test func `a command line is completed while it is typed`() {
    var here = Situation()
    here.apply(
      .detail(
        .modesListed(
          [
            ModeInfo(id: "build", name: "Build", description: "Changes things"),
            ModeInfo(id: "plan", name: "Plan", description: "Only looks"),
          ], current: "build")))
    here.type("/mo")
    #expect(
      here.scene.snapshot.completions.map(\.label) == [
        "/mode [mode]", "/model [model]", "/mouse", "/remove-dir <folder>",
      ])
    here.type("<tab>")
    #expect(here.view.composer.text == "/mode ")
    #expect(here.scene.snapshot.completions.map(\.label) == ["build", "plan"])
    here.type("<down><down><enter>")
    #expect(here.performed == ["complete", "completion-below", "completion-below", "send", "mode"])
    #expect(here.asked == 1)
    #expect(here.view.composer.isEmpty)
  }

  @Test func `an unknown command is told, and a path is a message`() {
    var here = Situation()
    here.type("/fly<enter>")
    #expect(here.view.hint == "There is no command /fly. Type / to see what there is.")
    #expect(here.asked == 0)
    here.type("/usr/bin is full<enter>")
    #expect(here.asked == 1)
    #expect(here.view.history.last == "/usr/bin is full")
  }

  @Test func `choosing from a list types its command`() {
    var here = Situation()
    let models = [ModelInfo(id: "a/one"), ModelInfo(id: "a/two", unavailable: "no key: set A_KEY")]
    here.apply(.detail(.modelsListed(models)))
    here.type("<f8>tw<enter>")
    #expect(here.view.picker == nil)
    #expect(here.performed == ["model", "choose", "model"])
    #expect(here.view.hint == "a/two cannot be used: no key: set A_KEY")
    here.type("<f8><enter>")
    #expect(here.asked == 1)
  }

  @Test func `a thread is deleted only after a question`() {
    var here = Situation()
    here.apply(.thread(.changed(id: "t1", previous: nil)))
    here.type("/delete<enter>")
    #expect(here.asked == 0)
    here.type("<enter>")
    #expect(here.asked == 0)
    here.type("/delete<enter><down><enter>")
    #expect(here.asked == 1)
  }

  @Test func `a message of the queue waits while it is changed`() {
    var here = Situation()
    here.apply(.run(.started))
    here.queue("one", "two")
    here.type("<up><up><enter>")
    #expect(here.performed == ["queue", "queue-previous", "queue-edit"])
    #expect(here.view.composer.text == "one")
    #expect(here.view.focus == .composer)
    #expect(here.asked == 1)
    here.type("!<enter>")
    #expect(here.view.editing == nil)
    #expect(here.view.composer.isEmpty)
    #expect(here.asked == 3)
  }

  @Test func `what was being written comes back after a change of the queue`() {
    var here = Situation()
    here.apply(.run(.started))
    here.queue("one")
    here.type("draft<alt+up>")
    #expect(here.view.composer.text == "one")
    here.type("xx<esc>")
    #expect(here.view.composer.text == "draft")
    #expect(here.performed.last == "queue-restore")
    #expect(here.asked == 2)
  }

  @Test func `the mode does not change while a run goes on`() {
    var here = Situation()
    let modes = ["build", "plan"].map { ModeInfo(id: $0, name: $0, description: "") }
    here.apply(.detail(.modesListed(modes, current: "build")), .run(.started))
    here.type("<shift+tab>")
    #expect(here.asked == 0)
    #expect(here.view.hint == "The mode cannot change while a run goes on; esc stops it.")
    here.apply(.run(.ended(.complete)))
    here.type("<shift+tab>")
    #expect(here.asked == 1)
  }

  @Test func `the mode does not change while a question is open or the queue is being sent`() {
    let modes = ["build", "plan"].map { ModeInfo(id: $0, name: $0, description: "") }
    let refused = "The mode cannot change while a run goes on; esc stops it."
    var here = Situation()
    here.apply(.detail(.modesListed(modes, current: "build")))
    here.type("x")
    here.ask(.question(Situation.choice))
    here.type("<shift+tab>")
    #expect(here.asked == 0)
    #expect(here.view.hint == refused)
    here.apply(.detail(.promptClosed(id: "ask", decision: "")))
    here.queue("next")
    for keys in ["<shift+tab>", "<backspace>/mode plan<enter>"] {
      here.type(keys)
      #expect(here.asked == 0)
      #expect(here.view.hint == refused)
    }
    here.apply(.detail(.followUpsChanged(here.scene.session.followUps, isPaused: true)))
    here.type("<shift+tab>")
    #expect(here.asked == 1)
  }

  @Test func `what was typed in a thread comes back with it`() {
    var here = Situation()
    here.apply(.thread(.changed(id: "t1", previous: nil)))
    let other = ThreadSummary(
      id: "t2", title: "Other", preview: "", updatedAt: here.scene.now, messageCount: 1)
    here.apply(.detail(.threadsListed([other])))
    here.type("old words<f6><enter>")
    #expect(here.asked == 2)
    #expect(here.view.composer.isEmpty)
    here.apply(.thread(.changed(id: "t2", previous: "t1")), .detail(.draftRestored("new words")))
    #expect(here.view.composer.text == "new words")
  }

  @Test func `what is typed while the other thread is being opened stays`() {
    var here = Situation()
    here.apply(.thread(.changed(id: "t1", previous: nil)))
    here.type("/new<enter>and")
    here.apply(.thread(.changed(id: "t2", previous: "t1")), .detail(.draftRestored("new words")))
    #expect(here.view.composer.text == "and")
  }
}
