import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tells what goes on in lines that never change: what is said as soon as it stands for good, states in words. It goes
/// by display states alone, may skip any of them, and looks only at what is not told yet.
struct Narrator {
  /// The width lines are wrapped to.
  let columns: Int
  private let theme: Theme
  /// The first entry of the transcript that is not told to its end.
  private var next = 0
  private var generation: Int?
  /// The message of the model that is being told, and how many of its rows were.
  private var stream: (markdown: MarkdownStream, told: Int)?
  /// The tool calls that are not over, by their places, with how far they were when they were told.
  private var open: [Int: ToolActivity.Status] = [:]
  private var isThinking = false
  private var noticeCount = 0
  private var retry: RetryWait?
  private var modeID: String?
  private var modelID: String?
  private var wasBusy = false
  private var queued = 0
  /// Since when nothing was told, and how often it was said meanwhile that the run goes on.
  private var silence: (since: Date, told: Int)?
  /// The prompt that was told; an answer is about nothing else.
  private(set) var told: Prompt?
  /// What the person typed last: it is on their terminal already.
  var typed: String?

  init(columns: Int) {
    self.columns = columns
    var look = Look()
    look.isColorless = true
    look.isASCII = true
    theme = Theme(look)
  }

  /// What is new.
  mutating func tell(_ state: DisplayState, now: Date) -> [String] {
    var lines = tellThread(state)
    for place in open.keys.sorted() where state.transcript.places.contains(place) {
      lines += tellTool(place, state.transcript[place], now)
    }
    while next < state.transcript.places.upperBound {
      let (new, isOver) = tellEntry(next, state.transcript[next], now)
      lines += new
      guard isOver else { break }
      next += 1
    }
    if let modeID, state.modeID != modeID { lines.append("Mode \(state.modeID).") }
    if let modelID, state.modelID != modelID { lines.append("Model \(state.modelID).") }
    modeID = state.modeID
    modelID = state.modelID
    if state.noticeCount != noticeCount {
      noticeCount = state.noticeCount
      if let notice = state.notice { lines.append(words(of: notice)) }
    }
    if state.retry != retry {
      retry = state.retry
      if let retry {
        lines.append("Asking again soon, attempt \(retry.attempt) of \(retry.most): \(retry.reason)")
      }
    }
    lines += tellPrompt(state)
    let isBusy = state.isRunning || !state.prompts.isEmpty
    if wasBusy, !isBusy {
      lines.append(state.followUps.isEmpty ? "Done." : "Done. Queued: \(state.followUps.count).")
    }
    wasBusy = isBusy
    if state.followUps.count > queued { lines.append("Queued: it is sent when the run is over.") }
    queued = state.followUps.count
    if !state.isRunning { silence = nil } else if !lines.isEmpty || silence == nil { silence = (now, 0) }
    return lines
  }

  /// Seconds without a word after which it is said that the run goes on; after the last of them, whenever so many more
  /// passed.
  private static let waits: [TimeInterval] = [20, 60, 120, 300]

  /// That the run goes on, when nothing else was told for long: rarely, and what it is at.
  mutating func patience(_ state: DisplayState, now: Date) -> String? {
    guard state.isRunning, state.prompts.isEmpty, let (since, told) = silence else { return nil }
    let last = Self.waits.count - 1
    let due = told <= last ? Self.waits[told] : Self.waits[last] * Double(told - last + 1)
    guard now.timeIntervalSince(since) >= due else { return nil }
    silence = (since, told + 1)
    let doing = open.keys.sorted().first.flatMap { place in
      if case .tool(let activity) = state.transcript[place].body { name(activity) } else { nil }
    }
    let elapsed = Elapsed.words(since: state.runStartedAt ?? since, now: now)
    return "Still working, \(elapsed)" + (doing.map { ": \($0)." } ?? ".")
  }

  /// Tells again what waits for the person.
  func prompt(_ state: DisplayState) -> [String] {
    guard let prompt = state.prompts.first else { return ["Nothing waits for you."] }
    return PromptWords(columns: columns - 2, theme: theme).lines(prompt, others: state.prompts.count - 1)
  }

  /// An entry as it is told at once.
  func words(of entry: TranscriptEntry, now: Date) -> [String] {
    switch entry.body {
    case .user(let text): ["You: " + text]
    case .attached(let text): ["Attached: " + text]
    case .assistant(let text, _): MarkdownLines(columns: columns, theme: theme).lines(text).map(\.text)
    case .thinking: []
    case .notice(let notice): [words(of: notice)]
    case .tool(let activity): [head(activity, now)] + result(activity)
    }
  }

  private mutating func tellThread(_ state: DisplayState) -> [String] {
    guard generation != state.transcript.generation else { return [] }
    generation = state.transcript.generation
    let places = state.transcript.places
    stream = nil
    open = [:]
    isThinking = false
    // The newest exchange says where one was.
    next =
      places.last { if case .user = state.transcript[$0].body { true } else { false } } ?? places.lowerBound
    guard !places.isEmpty else { return [] }
    let title = state.threadTitle.isEmpty ? "without a title" : state.threadTitle
    return ["Thread: \(title). The newest exchange follows."]
  }

  private mutating func tellEntry(
    _ place: Int, _ entry: TranscriptEntry, _ now: Date
  ) -> (lines: [String], isOver: Bool) {
    switch entry.body {
    case .assistant(let text, let isStreaming):
      var (markdown, told) = stream ?? (MarkdownStream(), 0)
      // A second owner would make every change a copy.
      stream = nil
      markdown.update(text, columns: columns, theme: theme)
      let rows = isStreaming ? markdown.rows.head : markdown.rows.head + markdown.rows.tail
      let new = rows.dropFirst(told).map(\.text)
      stream = isStreaming ? (markdown, max(told, rows.count)) : nil
      isThinking = false
      return (new, !isStreaming)
    case .thinking(_, let isStreaming):
      defer { isThinking = isStreaming }
      return (isThinking ? [] : ["Thinking."], !isStreaming)
    case .tool: return (tellTool(place, entry, now), true)
    case .user(let text):
      defer { typed = nil }
      return (text == typed ? [] : words(of: entry, now: now), true)
    case .attached, .notice: return (words(of: entry, now: now), true)
    }
  }

  private mutating func tellTool(_ place: Int, _ entry: TranscriptEntry, _ now: Date) -> [String] {
    guard case .tool(let activity) = entry.body else {
      open[place] = nil
      return []
    }
    let known = open[place]
    open[place] = activity.isOpen ? activity.status : nil
    // Its arguments are still being written.
    if activity.status == .writing || known == activity.status { return [] }
    // A call that is refused runs for a moment too; whoever says yes knows that it runs.
    if known == .waiting, activity.status == .running { return [] }
    return [head(activity, now)] + (activity.isOpen ? [] : result(activity))
  }

  /// `Tool read_file a.txt: done, 120 ms`.
  private func head(_ activity: ToolActivity, _ now: Date) -> String {
    var words = "\(name(activity)): \(Self.word(activity.status))"
    if let start = activity.startedAt, let end = activity.endedAt {
      words += ", " + ToolLines.duration(end.timeIntervalSince(start))
    }
    if let subagent = activity.subagent { words += ", subagent \(Sanitizer.verbatim(subagent.name))" }
    return words
  }

  /// `Tool read_file a.txt`.
  private func name(_ activity: ToolActivity) -> String {
    let argument = ToolArgument.main(of: activity.args).map { " " + Sanitizer.verbatim($0.text) } ?? ""
    return (activity.isOwn ? "Your command" : "Tool " + Sanitizer.verbatim(activity.name)) + argument
  }

  private static func word(_ status: ToolActivity.Status) -> String {
    switch status {
    case .writing: "being written"
    case .queued: "waits its turn"
    case .waiting: "waits for your yes"
    // It may still be asked about: only what was decided could be said to run.
    case .running: "called"
    case .suspended: "waits for your answer"
    case .completed: "done"
    case .failed: "failed"
    case .refused: "refused"
    case .interrupted: "interrupted"
    }
  }

  private func result(_ activity: ToolActivity) -> [String] {
    let made = BlockLines(
      columns: columns, theme: theme, known: ToolArgument.main(of: activity.args)?.text)
    return (activity.output?.blocks ?? []).flatMap { made.foldedLines($0) }.map { "  " + $0.text }
  }

  private func words(of notice: Notice) -> String {
    switch notice.level {
    case .info: notice.text
    case .warning: "Warning: " + notice.text
    case .error: "Error: " + notice.text
    }
  }

  private mutating func tellPrompt(_ state: DisplayState) -> [String] {
    let first = state.prompts.first
    guard first != told else { return [] }
    told = first
    return first == nil ? [] : prompt(state)
  }
}
