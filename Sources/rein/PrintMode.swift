import Harness
import Terminal

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

  /// How it ended; the raw value is the exit status.
  enum Outcome: Int32, Sendable {
    /// The model was done.
    case done = 0
    /// Something failed.
    case failed = 1
    /// Something would have been asked and was refused.
    case neededApproval = 2
    /// SIGINT or SIGTERM stopped it.
    case interrupted = 130
  }

  private let session: Session
  private let format: Format
  private var printed = PrintedText()
  private var answer = ""
  private var failure: String?
  private var refused: [String] = []
  private var isInterrupted = false

  init(session: Session, format: Format) {
    self.session = session
    self.format = format
  }

  /// Says the text in a thread (a new one, when `threadID` is `nil`) and prints what comes.
  func run(_ text: String, in threadID: String?) async -> Outcome {
    let subscription = session.subscribe { [weak self] in self?.hear($0) }
    defer { subscription.cancel() }
    session.start()
    do {
      if let threadID { try await session.switchThread(threadID) }
      try await session.sendMessage(text)
      await session.settled()
    } catch {
      failure = "\(error)"
    }
    await session.close()
    let outcome = outcome
    finish(outcome)
    return outcome
  }

  /// Stops what goes on.
  func interrupt() async {
    isInterrupted = true
    await session.abort()
  }

  private var outcome: Outcome {
    if isInterrupted { return .interrupted }
    if failure != nil { return .failed }
    return refused.isEmpty ? .done : .neededApproval
  }

  private func hear(_ event: Event) {
    if format == .streamJSON { stream(event) }
    switch event {
    case .run(.messageStarted(let message)), .run(.messageUpdated(let message)):
      if message.role == .assistant { follow(message) }
    case .run(.messageEnded(let message)):
      guard message.role == .assistant else { return }
      follow(message)
      if !message.text.isEmpty { answer = message.text }
      if format == .text, printed.isStarted { put("\n") }
    case .run(.failed(let error)): failure = error.message
    case .detail(.noticed(let notice)):
      if notice.level != .info { complain("rein: \(Sanitizer.prose(notice.text))") }
    case .detail(.promptOpened(let prompt)): refuse(prompt)
    default: break
    }
  }

  private func stream(_ event: Event) {
    switch event {
    case .displayStateChanged: break
    default: put(event.json.text() + "\n")
    }
  }

  /// Prints what the message grew by.
  private func follow(_ message: Message) {
    guard format == .text else { return }
    let new = printed.takeNew(of: message)
    if !new.isEmpty { put(new) }
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
      // Without a reason: the model would take it for the words of a person.
      Task { session.respondToToolApproval(.decline(reason: nil), toolCallID: prompt.id) }
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

  private func allowance(_ request: ApprovalRequest) -> String {
    request.category?.rawValue ?? request.toolName
  }

  private func finish(_ outcome: Outcome) {
    if let failure { complain("rein: \(Sanitizer.prose(failure))") }
    guard format == .json else { return }
    let object: JSON = .fields([
      "threadId": session.thread.id.map { .string($0) }, "model": .string(session.model.id),
      "mode": .string(session.mode.id), "result": .string(answer), "exitCode": JSON(Int(outcome.rawValue)),
      "error": failure.map { .string($0) }, "refused": .array(refused.map { .string($0) }),
      "usage": session.tokenUsage.json,
    ])
    put(object.text() + "\n")
  }
}
