import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct KeyMapTests {
  private func keys(_ command: String, _ context: KeyContext, _ map: KeyMap) -> [String] {
    map.commands.first { $0.name == command }?.keys(in: context).map(\.label) ?? []
  }

  private func problem(_ bindings: (String, String, String)...) -> String? {
    do {
      _ = try KeyMap(bindings.map { KeyBinding(context: $0.0, key: $0.1, command: $0.2) })
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `a key that is given away is taken from all others in that place alone`() throws {
    let map = try KeyMap([KeyBinding(context: "composer", key: "ctrl+t", command: "open-editor")])
    #expect(keys("open-editor", .composer, map) == ["ctrl+t", "ctrl+g"])
    #expect(keys("open-editor", .reply, map) == ["ctrl+g"])
    #expect(keys("tasks", .composer, map) == [])
  }

  @Test func `a key can mean nothing, and a command can have one in all its places`() throws {
    let map = try KeyMap([
      KeyBinding(context: "composer", key: "f6", command: "none"),
      KeyBinding(context: "all", key: "ctrl+q", command: "quit"),
    ])
    #expect(keys("threads", .composer, map) == [])
    for context in KeyContext.allCases { #expect(keys("quit", context, map) == ["ctrl+q", "f10"]) }
  }

  @Test func `a command line with arguments can have a key`() throws {
    let map = try KeyMap([KeyBinding(context: "composer", key: "f2", command: "mode plan")])
    #expect(keys("mode plan", .composer, map) == ["f2"])
  }

  @Test func `what cannot be meant is said`() {
    #expect(
      problem(("composer", "ctl+x", "quit"))
        == "“ctl+x” is no key; keys are written as ctrl+x, alt+enter, f5")
    #expect(
      problem(("composer", "ctrl+x", "open-edtor"))
        == "there is no command “open-edtor”; /help lists their names")
    #expect(
      problem(("queue", "ctrl+x", "open-editor"))
        == "open-editor means nothing in queue, only in composer, reply")
    #expect(problem(("box", "ctrl+x", "quit"))?.hasPrefix("there is no place “box”; there are all, ") == true)
    #expect(problem(("composer", "x", "quit")) == "“x” could not be typed any more in composer")
    #expect(
      problem(("composer", "ctrl+m", "model"))
        == "ctrl+m is enter to most terminals; give enter away instead")
    #expect(problem(("queue", "x", "queue-remove")) == nil)
    #expect(problem(("composer", "?", "none")) == nil)
  }

  @Test func `a key given away twice in a place is a conflict, however it is written`() {
    #expect(
      problem(("composer", "ctrl+x", "open-editor"), ("composer", "control+x", "undo"))
        == "ctrl+x is given to two commands in composer")
    #expect(
      problem(("all", "ctrl+x", "quit"), ("queue", "ctrl+x", "queue-remove"))
        == "ctrl+x is given to two commands in queue")
    #expect(problem(("composer", "ctrl+x", "open-editor"), ("queue", "ctrl+x", "queue-remove")) == nil)
  }
}

/// The same on a screen.
@UIActor
@Suite(.timeLimit(.minutes(1))) struct KeyMapScreenTests {
  @Test func `keys, hints and help are those of the person`() async throws {
    var surroundings = Surroundings()
    surroundings.keys = try KeyMap([
      KeyBinding(context: "composer", key: "f2", command: "help"),
      KeyBinding(context: "list", key: "ctrl+x", command: "choose"),
    ])
    let chat = try await Chat(surroundings: surroundings)
    await chat.type("<f2>quit")
    #expect(chat.screen.text.contains("ctrl+x choose"))
    #expect(chat.screen.text.contains("/quit"))
    await chat.type("<backspace><backspace><backspace><backspace>List all")
    #expect(chat.screen.text.contains("/help  List all commands and keys · f2, f1"))
  }
}

@Suite struct CustomCommandTests {
  private func message(_ text: String, _ arguments: String) -> String {
    CustomCommand(name: "x", summary: "", text: text, origin: .own).message(arguments)
  }

  @Test func `arguments go where the text has a place for them, else behind it`() {
    #expect(message("Review $ARGUMENTS now.", "a b") == "Review a b now.")
    #expect(message("From $1 to $2, $3.", "a b") == "From a to b, .")
    #expect(message("Review.", "a b") == "Review.\n\na b")
    #expect(message("Review.", "") == "Review.")
    #expect(message("It costs $ or $x.", "") == "It costs $ or $x.")
  }

  @Test func `what arguments say is not looked through again`() {
    #expect(message("Say $1 and $ARGUMENTS", "$ARGUMENTS $1") == "Say $ARGUMENTS and $ARGUMENTS $1")
  }

  @Test func `names are what can be typed`() {
    #expect(CustomCommand.isName("fix-2_b"))
    for name in ["", "Fix", "a b", "a/b", "ä"] { #expect(!CustomCommand.isName(name)) }
  }
}

@UIActor
@Suite(.timeLimit(.minutes(1))) struct CustomCommandScreenTests {
  @Test func `a command of one's own is completed, and says its text`() async throws {
    var surroundings = Surroundings()
    surroundings.keys = try KeyMap(
      [],
      custom: [
        CustomCommand(name: "fix", summary: "Fix an issue", text: "!Fix $ARGUMENTS.", origin: .project),
        CustomCommand(name: "quit", summary: "Stay", text: "Stay", origin: .project),
      ])
    let chat = try await Chat([.says([.text("Done.")])], surroundings: surroundings)
    await chat.type("/fix")
    #expect(chat.screen.text.contains("/fix [arguments]  Fix an issue (of the project)"))
    await chat.type("<tab>#12<enter>")
    #expect(chat.conversation.provider.requests.first?.messages.last?.text == "!Fix #12.")
  }
}
