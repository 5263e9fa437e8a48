import Harness
import TUI
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a token costs inside rein: a line of JSON for the reducer and for the frame, in short and in long threads.
@main struct InProcess {
  /// How many tokens a measurement takes.
  private static let tokens = 2_000

  static func main() {
    for entries in [100, 100_000] {
      let state = thread(of: entries)
      report("one token event in the reducer, \(entries) entries, us", median { reducing(state) })
      report("one frame after a token at 200x50, \(entries) entries, us", median { framing(state) })
    }
  }

  /// The median of nine measurements.
  private static func median(_ measure: () -> Double) -> Double {
    let all = (0..<9).map { _ in measure() }.sorted()
    return all[4]
  }

  private static func report(_ what: String, _ microseconds: Double) {
    let hundredths = Int((microseconds * 100).rounded())
    print("{\"what\": \"\(what)\", \"rein\": \(Double(hundredths) / 100)}")
  }

  private static func thread(of entries: Int) -> DisplayState {
    var state = DisplayState()
    state.apply(.run(.started), DisplayFacts())
    for index in 0..<entries {
      let role: Message.Role = index % 2 == 0 ? .user : .assistant
      var message = message(
        index, role, "\(index) **the quick guide** walks through `every` file and reads it")
      message.stopReason = role == .assistant ? .complete : nil
      state.apply(.run(.messageEnded(message)), DisplayFacts())
    }
    return state
  }

  private static func message(_ number: Int, _ role: Message.Role, _ text: String) -> Message {
    Message(
      id: "m\(number)", role: role, content: [.text(text)],
      createdAt: Date(timeIntervalSince1970: 1_780_000_000 + Double(number)))
  }

  /// What the model says: each event has one token more than the one before.
  private static let events: [Event] = {
    var text = ""
    return (0..<tokens).map { index in
      text += index % 40 == 39 ? "reads\n\n" : "token "
      let message = message(1_000_000, .assistant, text)
      return .run(index == 0 ? .messageStarted(message) : .messageUpdated(message))
    }
  }()

  /// Microseconds for one event.
  private static func reducing(_ before: DisplayState) -> Double {
    var state = before
    let facts = DisplayFacts()
    let events = events
    let took = ContinuousClock().measure {
      for event in events { state.apply(event, facts) }
    }
    precondition(state.currentMessage?.id == "m1000000")
    return took / .microseconds(1) / Double(tokens)
  }

  /// Microseconds for one frame.
  private static func framing(_ before: DisplayState) -> Double {
    var state = before
    var view = ViewState()
    view.size = Size(columns: 200, rows: 50)
    let cache = LineCache()
    let theme = Theme()
    let facts = DisplayFacts()
    var cells = 0
    var took = Duration.zero
    for event in events {
      state.apply(event, facts)
      let snapshot = Snapshot(session: state, view: view, theme: theme, now: facts.now, cache: cache)
      took += ContinuousClock().measure { cells += snapshot.frame.size.columns }
    }
    precondition(cells > 0)
    return took / .microseconds(1) / Double(tokens)
  }
}
