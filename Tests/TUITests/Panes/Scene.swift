import Harness
import TUI
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A session and a screen, brought about by events alone, to be looked at through one pane.
struct Scene {
  var session = DisplayState()
  var view = ViewState()
  var theme = Theme()
  /// Seconds since the beginning; events happen then and frames are made then.
  var time = 0.0
  let cache = LineCache()
  private var messages = 0

  var now: Date { Date(timeIntervalSince1970: time) }
  var snapshot: Snapshot {
    Snapshot(session: session, view: view, theme: theme, now: now, cache: cache)
  }

  mutating func apply(_ events: Event...) {
    var facts = DisplayFacts()
    facts.now = now
    for event in events { session.apply(event, facts) }
  }

  /// A whole message of one part.
  mutating func say(_ role: Message.Role, _ part: MessagePart) {
    messages += 1
    let message = Message(
      id: "m\(messages)", role: role, content: [part], createdAt: now,
      stopReason: role == .assistant ? .complete : nil)
    apply(.run(.messageStarted(message)), .run(.messageEnded(message)))
  }

  mutating func say(_ role: Message.Role, _ text: String) {
    say(role, .text(text))
  }

  /// A message of the model that is not at its end.
  mutating func stream(_ part: MessagePart) {
    apply(
      .run(.messageUpdated(Message(id: "live", role: .assistant, content: [part], createdAt: now))))
  }

  /// A tool call that takes `duration` seconds.
  mutating func call(
    _ name: String, _ args: JSON, _ output: ToolOutput, duration: Double = 0.12, id: String = "call"
  ) {
    apply(.tool(.started(id: id, name: name, args: args)))
    time += duration
    apply(.tool(.ended(id: id, result: output.json, isError: output.isError)))
  }

  mutating func ask(_ kind: Prompt.Kind, asker: [String] = [], id: String = "ask") {
    apply(.detail(.promptOpened(Prompt(id: id, asker: asker, kind: kind))))
    view.focus = .prompt
    guard session.prompts.count == 1 else { return }
    view.prompt = PromptView()
    view.prompt.promptID = id
    view.prompt.hasSeenEnd = true
  }

  /// What a pane shows on a screen of its own, with the cursor as `▮`.
  func text(_ pane: any Pane, columns: Int = 60, rows: Int = 20) -> String {
    let size = Size(columns: columns, rows: rows)
    var frame = Frame(size: size)
    frame.draw(pane.lines(snapshot, size: size), in: Rect(size))
    return frame.text
  }

  /// What the transcript shows.
  func transcript(columns: Int = 60, rows: Int = 20) -> String {
    text(TranscriptPane(), columns: columns, rows: rows)
  }
}
