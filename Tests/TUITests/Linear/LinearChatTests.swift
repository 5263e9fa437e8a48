import Harness
import Synchronization
import TestSupport
import Testing

@testable import TUI

/// The chat in lines, driven by lines.
@HarnessActor
@Suite(.timeLimit(.minutes(1))) struct LinearChatTests {
  private final class Told: Sendable {
    private let lines = Mutex<[String]>([])
    func add(_ line: String) { lines.withLock { $0.append(line) } }

    /// What was told since the last time.
    func take() -> [String] {
      lines.withLock { lines in
        defer { lines = [] }
        return lines
      }
    }
  }

  private let told = Told()
  private let clock = Clock()

  private func chat(_ steps: [ScriptedProvider.Step]) throws -> (LinearChat, Conversation) {
    let conversation = try Conversation(steps, tools: [TestTool("run", .execute)])
    let clock = clock
    let told = told
    let chat = LinearChat(
      conversation.session, surroundings: Surroundings(), columns: 80, now: { clock.now },
      say: { told.add($0) })
    chat.start()
    _ = told.take()
    return (chat, conversation)
  }

  /// Types a line after a while, and gives what was told until nothing goes on.
  private func type(_ line: String, to chat: (LinearChat, Conversation)) async -> [String] {
    clock.pass(2)
    _ = await chat.0.take(line)
    await chat.1.session.settled()
    return told.take()
  }

  @Test func `what may run is told row by row, with what choosing a row does`() async throws {
    let chat = try chat([.says([.text("ok")])])
    #expect(
      await type("/permissions", to: chat) == [
        "Permissions:", "  1: allow of the kind read, by default, choose it to ask in this thread",
        "  2: ask   of the kind edit, by default, choose it to deny in this thread",
        "  3: ask   of the kind execute, by default, choose it to deny in this thread",
        "  4: ask   of the kind mcp, by default, choose it to deny in this thread",
        "  5: ask   of the kind other, by default, choose it to deny in this thread",
        "Type a number to choose, or anything else.",
      ])
    #expect(
      await type("3", to: chat).contains(
        "In this thread execute is denied now, unless the configuration is stricter."))
  }

  @Test func `an answer is told as it stands, without what was typed, and says when it is over`() async throws
  {
    let chat = try chat([.says([.text("# Title\n\nOne **bold** word.\n\n- a\n- b\n")])])
    #expect(
      await type("hello", to: chat) == ["Title", "", "One bold word.", "", "* a", "* b", "Done."])
  }

  @Test func `a thread is found by a part of its title`() async throws {
    let chat = try chat([.says([.text("One.")]), .says([.text("Two.")])])
    _ = await type("about parsers", to: chat)
    _ = await type("/new", to: chat)
    _ = await type("about zebras", to: chat)
    _ = await type("/threads parsers", to: chat)
    #expect(chat.1.display.threadTitle == "about parsers")
    _ = await type("/threads ZEBRA", to: chat)
    #expect(chat.1.display.threadTitle == "about zebras")
  }

  private let asking: [ScriptedProvider.Step] = [
    .says([.call("run", ["command": "rm x", "text": "done"])]), .says([.text("I see.")]),
  ]

  @Test func `an approval is told in full and answered by a word`() async throws {
    let chat = try chat(asking)
    let asked = await type("go", to: chat)
    #expect(asked.prefix(2) == ["Tool run rm x: called", "Tool run rm x: waits for your yes"])
    #expect(asked.contains { $0.hasPrefix("Waiting for your answer.") && $0.hasSuffix("tool run:") })
    #expect(asked.contains { $0.contains("command: \"rm x\"") || $0.contains("rm x") })
    #expect(asked.contains { $0.hasPrefix("Type yes for this once") })
    let answered = await type("yes", to: chat)
    #expect(answered.contains("Tool run rm x: done, 0 ms"))
    #expect(answered.suffix(2) == ["I see.", "Done."])
  }

  @Test(arguments: ["yes!", "yes please", "yep", "1", "", "go on", "Y e s"])
  func `what is no answer answers nothing`(line: String) async throws {
    let chat = try chat(asking)
    _ = await type("go", to: chat)
    #expect(await type(line, to: chat).first?.hasPrefix("That answers nothing.") == true)
    #expect(chat.1.display.prompts.count == 1)
  }

  @Test func `what comes too soon, or pasted, answers nothing`() async throws {
    let chat = try chat(asking)
    _ = await type("go", to: chat)
    _ = await chat.0.take("yes")
    #expect(told.take().first?.hasPrefix("That came too soon") == true)
    clock.pass(2)
    _ = await chat.0.take("yes", isPasted: true)
    #expect(told.take().first?.hasPrefix("That came too soon") == true)
    #expect(chat.1.display.prompts.count == 1)
  }

  @Test func `a no with a reason goes to the model, a plain one stops`() async throws {
    let told = try chat(asking)
    _ = await type("go", to: told)
    #expect(await type("no not now", to: told).contains("I see."))
    let stopped = try chat(asking)
    _ = await type("go", to: stopped)
    let lines = await type("no", to: stopped)
    #expect(lines.contains { $0.hasPrefix("Tool run rm x: refused") })
    #expect(!lines.contains { $0.contains("called") || $0 == "I see." } && lines.last == "Done.")
  }

  @Test func `a list is told with numbers, and a number chooses`() async throws {
    let chat = try chat([])
    let listed = await type("/mode", to: chat)
    #expect(listed.first == "Modes:")
    #expect(listed.contains { $0.hasPrefix("  2: ") })
    #expect(await type("2", to: chat) == ["Mode \(chat.1.display.modeID)."])
    #expect(chat.1.display.modeID == chat.1.display.modes[1].id)
  }

  @Test func `a command nobody knows is told, and quit leaves`() async throws {
    let chat = try chat([])
    #expect(await type("/nope", to: chat) == ["There is no command /nope. Type / to see what there is."])
    #expect(await chat.0.take("/quit") == false)
  }

  @Test func `what was typed before an approval was heard does not answer it`() async throws {
    let chat = try chat(asking)
    _ = await type("go", to: chat)
    clock.pass(9)
    _ = await chat.0.take("yes", isUnheard: true)
    #expect(told.take().first?.hasPrefix("That came too soon") == true)
    #expect(chat.1.display.prompts.count == 1)
    #expect(await type("yes", to: chat).contains("Tool run rm x: done, 0 ms"))
  }

  @Test func `a long run is said to go on, rarely, and leaving asks first`() async throws {
    let chat = try chat([.hangs(after: [[.text("a")]])])
    clock.pass(2)
    _ = await chat.0.take("go")
    await chat.1.until { $0.isRunning }
    _ = told.take()
    var heard: [Int: [String]] = [:]
    for second in 1...700 {
      clock.pass(1)
      chat.0.passTime()
      let lines = told.take()
      if !lines.isEmpty { heard[second] = lines }
    }
    #expect(heard.keys.sorted() == [20, 60, 120, 300, 600])
    #expect(await chat.0.take("/quit"))
    #expect(told.take() == ["The model still works. /quit again leaves and stops it."])
    clock.pass(60)
    #expect(await chat.0.take("/quit") == false)
  }

  @Test func `a line that ends in a backslash goes on with the next one`() async throws {
    let chat = try chat([.says([.text("Two.")])])
    #expect(await type("one\\", to: chat) == [])
    #expect(await type("two", to: chat).contains("Two."))
    #expect(chat.1.transcript.first == "> one\ntwo")
  }
}
