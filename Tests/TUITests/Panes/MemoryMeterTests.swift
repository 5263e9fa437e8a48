import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct MemoryMeterTests {
  @Test func `how full the context is stands there from one half on`() {
    #expect(!foot(tokens: 14_000).contains("memory"))
    #expect(foot(tokens: 19_200).contains("offline/guide · memory 64% · new thread"))
    #expect(foot(tokens: 90_000).contains("memory 100%"))
  }

  @Test func `while older messages are condensed that is said, and can be stopped`() {
    var here = here()
    #expect(!here.scene.snapshot.isBusy)
    here.apply(event(["type": "om_observation_start", "cycleId": "c", "tokensToObserve": 9_000]))
    here.scene.time += 3
    #expect(foot(here).contains("condensing 0:03"))
    #expect(here.scene.snapshot.isBusy)
    here.apply(event(["type": "om_observation_end", "cycleId": "c", "observationTokens": 100]))
    #expect(foot(here).contains("ready"))
  }

  @Test func `condensing ahead of need is not worth a word until a run waits for it`() {
    var here = here()
    here.apply(.run(.started))
    here.apply(event(["type": "om_buffering_start", "cycleId": "c", "operationType": "observation"]))
    #expect(foot(here).contains("working"))
    here.apply(status(tokens: 31_000, buffering: "running"))
    #expect(foot(here).contains("condensing"))
  }

  @UIActor @Test func `older messages are condensed at a word`() async throws {
    let chat = try await Chat([
      .says([.text("Hi.")]), .says([.text("Hello again.")]), .says([.text("- They met.")]),
    ])
    await chat.type("hello<enter>")
    await chat.type("hello<enter>")
    await chat.type("/condense<enter>")
    let memory = await chat.conversation.session.memory.condensed
    #expect(memory?.observations == "- They met.")
    let request = chat.conversation.provider.requests.last
    #expect(request?.system == CondensingPrompt.observing)
  }

  private func here() -> Situation {
    var here = Situation()
    here.scene.view.size = Size(columns: 70, rows: 16)
    here.scene.session.modelID = "offline/guide"
    return here
  }

  private func foot(tokens: Int) -> String {
    var here = here()
    here.apply(status(tokens: tokens, buffering: "idle"))
    return foot(here)
  }

  private func foot(_ here: Situation) -> String {
    let lines = Layout.frame(here.scene.snapshot).text.split(separator: "\n")
    return lines.last.map(String.init) ?? ""
  }

  private func status(tokens: Int, buffering: String) -> Event {
    event([
      "type": "om_status",
      "windows": [
        "active": ["messages": ["tokens": JSON(tokens), "threshold": 30_000], "observations": [:]],
        "buffered": ["observations": ["status": .string(buffering)]],
      ],
    ])
  }

  private func event(_ json: JSON) -> Event { Event(json: json) }
}
