/// Where a run waits for a person's yes. One request is asked at a time, as far as events tell; those behind it are
/// shown as well, and can be answered first.
@HarnessActor
public final class SessionApproval {
  /// How a request was answered.
  enum Answer: Hashable, Sendable {
    case approved
    case declined(reason: String?)
    /// A no that ends the run.
    case refused
    /// The person changed the arguments.
    case changed(JSON)
    /// Nobody was there to answer.
    case unanswered
    /// Nobody ever is: the program runs without a screen.
    case unattended(remedy: String)
    case cancelled
  }

  private struct Waiting {
    var prompt: Prompt
    var request: ApprovalRequest
    /// Calls that come later and are the same, as far as their arguments go.
    var alikeIDs: [String]
    var isGranted: () -> Bool
    var answer: CheckedContinuation<Answer, Never>
  }

  /// How requests are decided that are the same as the one that was answered.
  nonisolated static let alikeDecision = "you allowed all that are alike, once"
  /// How a request is decided that nobody is there to answer.
  nonisolated static let awayDecision = "declined: you are away"

  private let bus: EventBus
  private var queue: [Waiting] = []
  /// The call that was announced last as the one that is asked.
  private var announcedCallID: String?
  /// How requests were decided, in words, until whoever asked takes them.
  private var decisions: [String: String] = [:]
  /// What may run once its turn comes, since an answer to another call was meant for it too: digests, by call.
  private var agreed: [String: String] = [:]

  nonisolated init(bus: EventBus) {
    self.bus = bus
  }

  /// Whether a request waits for an answer.
  public var isArmed: Bool { !queue.isEmpty }
  /// The call that is asked about now.
  public var armedCallID: String? { queue.first?.prompt.id }

  /// Asks, and waits for the answer.
  /// - Parameters:
  ///   - asker: the names of the subagents that ask, outermost first; empty for the session itself.
  ///   - parentCallID: the call that started the outermost of them.
  ///   - alikeIDs: calls that come later and that an answer may be meant for too.
  ///   - isGranted: whether it need not be asked any more, because of an answer to another request.
  func ask(
    _ callID: String, asker: [String], parentCallID: String?, _ request: ApprovalRequest,
    alikeIDs: [String] = [], isGranted: @escaping () -> Bool
  ) async -> Answer {
    guard !Task.isCancelled else { return .cancelled }
    return await withCheckedContinuation { continuation in
      let prompt = Prompt(
        id: callID, asker: asker, parentCallID: parentCallID, kind: .approval(request))
      queue.append(
        Waiting(
          prompt: prompt, request: request, alikeIDs: alikeIDs, isGranted: isGranted, answer: continuation))
      announceFirst()
      bus.emit(.detail(.promptOpened(prompt)))
    }
  }

  private func announceFirst() {
    guard let first = queue.first else {
      announcedCallID = nil
      return
    }
    guard first.prompt.id != announcedCallID else { return }
    announcedCallID = first.prompt.id
    let request = first.request
    bus.emit(
      .tool(.approvalRequired(id: first.prompt.id, name: request.toolName, args: request.args)))
  }

  /// Who asks what for a call that waits, if it is what the person saw. Without a call the one that is asked now.
  func request(
    of callID: String?, digest: String?
  ) -> (asker: [String], request: ApprovalRequest)? {
    index(of: callID, digest: digest).map { (queue[$0].prompt.asker, queue[$0].request) }
  }

  private func index(of callID: String?, digest: String?) -> Int? {
    let index = callID.map { id in queue.firstIndex { $0.prompt.id == id } } ?? (queue.isEmpty ? nil : 0)
    guard let index, digest == nil || digest == queue[index].request.digest else { return nil }
    return index
  }

  /// Answers a request that waits. Does nothing when there is none of this call, or it shows something else than the
  /// person saw.
  /// - Parameters:
  ///   - words: how it was decided, for the transcript.
  ///   - grant: called before the others are looked at: they may not have to be asked any more.
  func respond(
    _ answer: Answer, callID: String?, digest: String?, words: String, grant: () -> Void = {}
  ) {
    guard let index = index(of: callID, digest: digest) else { return }
    let waiting = close(at: index, words)
    grant()
    waiting.answer.resume(returning: answer)
    lookAgain()
  }

  /// Answers with yes whatever is the very same as what the person saw: what waits, and what comes later.
  func agree(to digest: String, words: String) {
    while let index = queue.firstIndex(where: { $0.request.digest == digest }) {
      let waiting = close(at: index, words)
      for id in waiting.alikeIDs { agreed[id] = digest }
      waiting.answer.resume(returning: .approved)
    }
    lookAgain()
  }

  /// Whether an answer to another call was meant for this one, which is no other than the person saw. Told once.
  func takeAgreement(on callID: String, digest: String) -> Bool {
    guard agreed.removeValue(forKey: callID) == digest else { return false }
    decisions[callID] = Self.alikeDecision
    bus.emit(.detail(.promptClosed(id: callID, decision: Self.alikeDecision)))
    return true
  }

  /// Something changed that may have allowed what waits: that is answered with yes, and the next one is asked.
  func lookAgain() {
    while let index = queue.firstIndex(where: { $0.isGranted() }) {
      close(at: index, "you allowed it meanwhile").answer.resume(returning: .approved)
    }
    announceFirst()
  }

  /// How the request for a call was decided, in words; `nil` when it need not be asked any more. Told once.
  func takeDecision(on callID: String) -> String? {
    decisions.removeValue(forKey: callID)
  }

  /// Takes note that a call was not asked about because nobody is there. - Returns: that, in words.
  func decideAway(_ callID: String) -> String {
    decisions[callID] = Self.awayDecision
    return Self.awayDecision
  }

  private func close(at index: Int, _ decision: String) -> Waiting {
    let waiting = queue.remove(at: index)
    if waiting.prompt.id == announcedCallID { announcedCallID = nil }
    decisions[waiting.prompt.id] = decision
    bus.emit(.detail(.promptClosed(id: waiting.prompt.id, decision: decision)))
    return waiting
  }

  /// Answers every request with "cancelled": the run is stopped.
  func cancelAll() {
    agreed = [:]
    while isArmed { close(at: 0, "cancelled").answer.resume(returning: .cancelled) }
  }

  /// Declines every request: the person went away.
  func leaveAll() {
    while isArmed { close(at: 0, Self.awayDecision).answer.resume(returning: .unanswered) }
  }

  /// Answers the request that is asked now with a no, in the program's words.
  func declineArmed(because reason: String) {
    guard isArmed else { return }
    close(at: 0, reason).answer.resume(returning: .declined(reason: reason))
    announceFirst()
  }
}
