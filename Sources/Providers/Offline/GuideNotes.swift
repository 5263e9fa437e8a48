import Harness

/// How the offline guide condenses a conversation: mechanically, one line for each thing that was said or done.
enum GuideNotes {
  private static let said = "- The person said: "
  private static let called = "- Called "
  private static let dropped = "- Left out: "

  /// The notes a request asks for; `nil` for any other request.
  static func text(for request: ModelRequest) -> String? {
    let text = request.messages.last?.text ?? ""
    switch request.system {
    case CondensingPrompt.observing:
      return shortened(notes(on: CondensingLine.read(text)), to: text.utf8.count / 4)
    case CondensingPrompt.reflecting:
      return shortened(text.split(separator: "\n").map(String.init), to: text.utf8.count / 3)
    default: return nil
    }
  }

  private static func notes(on lines: [CondensingLine]) -> [String] {
    var notes: [String] = []
    var waiting: [(tool: String, args: JSON)] = []
    for line in lines {
      switch line {
      case .person(let text): notes.append(said + quoted(text, 200))
      case .model(let text): notes.append("- I said: " + quoted(text, 80))
      case .call(let tool, let args): waiting.append((tool, args))
      case .result(let tool, let text, let isError):
        let call = waiting.firstIndex { $0.tool == tool }.map { waiting.remove(at: $0) }
        let about = call.flatMap { subject($0.args) }.map { " (\($0))" } ?? ""
        notes.append("\(called)\(tool)\(isError ? failing : working)\(quoted(text, 100))\(about)")
      }
    }
    return notes
  }

  private static let working = ", which worked: "
  private static let failing = ", which failed: "

  /// What the calls made for the person's last message came to, from notes a thread was condensed into.
  static func outcomes(in observations: String) -> [GuideOutcome] {
    var outcomes: [GuideOutcome] = []
    for line in observations.split(separator: "\n") {
      if line.hasPrefix(said) { outcomes = [] }
      guard line.hasPrefix(called) else { continue }
      let rest = line.dropFirst(called.count)
      let tool = rest.prefix { $0 != "," }
      let isError = rest.dropFirst(tool.count).hasPrefix(failing)
      let text = rest.dropFirst(tool.count + (isError ? failing : working).count)
      outcomes.append(GuideOutcome(tool: String(tool), output: ToolOutput(String(text), isError: isError)))
    }
    return outcomes
  }

  /// The file or command a call was about.
  private static func subject(_ args: JSON) -> String? {
    ["path", "command", "pattern", "question", "title"].lazy.compactMap { args[$0]?.string }.first
      .map { quoted($0, 120) }
  }

  private static func quoted(_ text: String, _ most: Int) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > most ? "“\(line.prefix(most - 1))…”" : "“\(line)”"
  }

  /// The newest notes that fit into so many bytes, and how many others there were.
  private static func shortened(_ notes: [String], to most: Int) -> String {
    var earlier = 0
    var kept: [String] = []
    var left = max(most, 400)
    for (index, note) in notes.enumerated().reversed() {
      left -= note.utf8.count + 1
      if left < 0, !kept.isEmpty {
        earlier = notes[...index].reduce(0) { $0 + count(of: $1) }
        break
      }
      // What earlier notes left out is counted with what is left out now.
      if note.hasPrefix(dropped) { earlier += count(of: note) } else { kept.append(note) }
    }
    let first = earlier > 0 ? ["\(dropped)\(earlier) older notes."] : []
    return (first + kept.reversed()).joined(separator: "\n")
  }

  private static func count(of note: String) -> Int {
    note.hasPrefix(dropped) ? Int(note.dropFirst(dropped.count).prefix(while: \.isNumber)) ?? 1 : 1
  }
}
