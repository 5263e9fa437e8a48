import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A front end without a screen: says one thing, prints the answer. What would be asked is refused.
@HarnessActor
final class PrintMode {
  /// What is printed.
  enum Format: String, CaseIterable, Sendable {
    /// The answer as text.
    case text
    /// One JSON object at the end.
    case json
    /// A JSON object per event.
    case streamJSON = "stream-json"
  }

  /// How it ended.
  enum Outcome: Hashable, Sendable {
    /// The model was done.
    case done
    /// Something failed.
    case failed
    /// Something would have been asked and was refused.
    case neededApproval
    /// A signal stopped it, or nobody read any more (SIGPIPE).
    case interrupted(Int32)

    /// The exit status.
    var status: Int32 {
      switch self {
      case .done: 0
      case .failed: 1
      case .neededApproval: 2
      case .interrupted(let number): 128 + number
      }
    }
  }

  private let session: Session
  private let format: Format
  private var printed = PrintedText()
  private var answer = ""
  /// The message as the stream of events has it.
  private var streamed: Message?
  private var failure: String?
  private var lastNotice: String?
  private var refused: [String] = []
  private var interruption: Int32?
  private var silences = SilenceTeller()

  init(session: Session, format: Format) {
    self.session = session
    self.format = format
  }

  /// What is said: the prompt, then what came through a pipe; `nil` when there is neither.
  nonisolated static func message(prompt: String, piped: String) -> String? {
    let parts = [prompt, piped].filter { part in part.contains { !$0.isWhitespace } }
    return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
  }

  /// Says the text in a thread (a new one, when `threadID` is `nil`) and prints what comes. Mode and model are those of
  /// the thread unless given.
  /// - Parameter own: what of the text the person wrote; only there files to attach are named.
  func run(
    _ text: String, own: String? = nil, in threadID: String? = nil, mode: String? = nil, model: String? = nil
  ) async -> Outcome {
    let subscription = session.subscribe { [weak self] in self?.hear($0) }
    let watch = Task { [weak self] in
      while (try? await Task.sleep(for: .seconds(1))) != nil { self?.tellSilence(at: Date()) }
    }
    defer {
      subscription.cancel()
      watch.cancel()
    }
    session.start()
    do {
      if let threadID {
        try await session.switchThread(threadID)
        try await session.choose(mode: mode, model: model)
      } else if interruption == nil {
        try await session.createThread()
        session.thread.setSetting(ChatThread.headlessKey, true)
      }
      if interruption == nil { try await session.sendMessage(text, own: own) }
      await session.settled()
    } catch {
      failure = "\(error)"
    }
    await session.close()
    if failure == nil, interruption == nil, refused.isEmpty, answer.isEmpty {
      failure = "The model answered with nothing."
    }
    let outcome = outcome
    finish(outcome)
    return outcome
  }

  /// Stops what goes on, and what would begin; a signal has the number.
  func interrupt(by number: Int32) async {
    if interruption == nil { interruption = number }
    await session.abort()
  }

  /// Says that the model is silent, where it is for long.
  private func tellSilence(at now: Date) {
    guard let seconds = silences.tells(session.displayState.silence(at: now)) else { return }
    complain("rein: no word from \(Sanitizer.prose(session.model.id)) for \(seconds) s.")
  }

  private var outcome: Outcome {
    if let interruption { return .interrupted(interruption) }
    if failure != nil { return .failed }
    return refused.isEmpty ? .done : .neededApproval
  }

  /// Prints; that nobody reads any more stops the run.
  private func tell(_ text: String) {
    guard interruption != SIGPIPE, !put(text) else { return }
    Task { await interrupt(by: SIGPIPE) }
  }

  private func hear(_ event: Event) {
    if format == .streamJSON { stream(event) }
    switch event {
    case .run(.started):
      // The stop came when there was nothing to stop yet.
      if let interruption { Task { await interrupt(by: interruption) } }
    case .run(.messageStarted(let message)), .run(.messageUpdated(let message)):
      if message.role == .assistant { follow(message) }
    case .run(.messageEnded(let message)):
      guard message.role == .assistant else { return }
      follow(message)
      if !message.text.isEmpty { answer = message.text }
      if format == .text, printed.isStarted { tell("\n") }
    case .run(.failed(let error)): failure = error.message
    case .detail(.noticed(let notice)):
      lastNotice = notice.text
      if notice.level != .info { complain("rein: \(Sanitizer.prose(notice.text))") }
    case .detail(.retryChanged(let wait?)):
      let seconds = Int(max(0, wait.until.timeIntervalSinceNow).rounded(.up))
      complain(
        "rein: asking again in \(seconds) s (attempt \(wait.attempt) of \(wait.most)): "
          + Sanitizer.prose(wait.reason))
    case .detail(.promptOpened(let prompt)): refuse(prompt)
    default: break
    }
  }

  private func stream(_ event: Event) {
    switch event {
    case .displayStateChanged: break
    case .run(.messageStarted(let message)), .run(.messageUpdated(let message)):
      // The whole message again for each piece would grow as the square of its length.
      tell(event.json(after: streamed).text() + "\n")
      streamed = message
    default: tell(event.json.text() + "\n")
    }
  }

  /// Prints what the message grew by.
  private func follow(_ message: Message) {
    guard format == .text else { return }
    let new = printed.takeNew(of: message)
    if !new.isEmpty { tell(new) }
  }

  /// Nobody is here to answer.
  private func refuse(_ prompt: Prompt) {
    switch prompt.kind {
    case .approval(let request):
      refused.append(request.toolName)
      complain(
        "rein: \(request.toolName)\(PrintMode.origin(prompt)) was refused: nobody is here to ask. "
          + "--allow \(allowance(request)) allows it.")
      let session = session
      let remedy = self.remedy(request)
      Task { session.respondToToolApproval(.nobodyThere(remedy: remedy), toolCallID: prompt.id) }
    case .question, .plan, .other:
      refused.append("question")
      complain("rein: the model\(PrintMode.origin(prompt)) asked something, and nobody is here to answer.")
      let session = session
      Task { await session.abort() }
    }
  }

  /// Which subagents ask, outermost first; nothing for the model itself.
  private static func origin(_ prompt: Prompt) -> String {
    prompt.asker.isEmpty ? "" : " (subagent \(Sanitizer.prose(prompt.asker.joined(separator: ", "))))"
  }

  /// What the person could do about it, for the model to pass on.
  private func remedy(_ request: ApprovalRequest) -> String {
    guard request.isRememberable else {
      return "It is asked about every time; only rein with a screen can run it."
    }
    return
      "The person could start rein with --allow \(allowance(request)), or write a rule under [permissions] allow."
  }

  /// What allows it: the category, but for what is risky only the tool itself.
  private func allowance(_ request: ApprovalRequest) -> String {
    request.preview.risks.isEmpty ? request.category?.rawValue ?? request.toolName : request.toolName
  }

  private func finish(_ outcome: Outcome) {
    if let failure, failure != lastNotice { complain("rein: \(Sanitizer.prose(failure))") }
    guard format == .json else { return }
    let object: JSON = .fields([
      "threadId": session.thread.id.map { .string($0) }, "model": .string(session.model.id),
      "mode": .string(session.mode.id), "result": .string(answer), "exitCode": JSON(Int(outcome.status)),
      "error": failure.map { .string($0) }, "refused": .array(refused.map { .string($0) }),
      "usage": session.tokenUsage.json, "cost": session.displayState.measure.cost.map { .number($0) },
    ])
    tell(object.text() + "\n")
  }
}
