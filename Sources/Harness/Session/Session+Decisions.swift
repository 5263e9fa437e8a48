/// What was decided about tool calls: told, shown and kept.
extension Session {
  /// How many decisions a display has.
  nonisolated static let recentDecisions = 100

  /// Takes note of how it was decided whether a call may run. A subagent's decisions stand with those of the session it
  /// works for.
  func note(
    _ outcome: DecisionRecord.Outcome, _ words: String, _ call: ToolCall, _ needs: [PermissionNeed]
  ) {
    let person = principal
    let record = DecisionRecord(
      callID: call.id, toolName: call.name, subject: DecisionRecord.subject(of: needs, call.args),
      outcome: outcome, words: words, asker: delegation?.asker ?? [], time: host.configuration.now())
    person.bus.emit(.detail(.decided(record)))
    if let id = person.thread.id, !person.thread.isReadOnly { person.journal.keep(record, of: id) }
  }

  /// Shows how the calls of a thread that came into view were decided, and what was decided last.
  func restoreDecisions() async {
    guard let id = thread.id else { return }
    let store = host.configuration.store
    do {
      let recent = try await store.decisions(in: id, limit: Session.recentDecisions)
      let shown = try await store.decisions(on: history.messages.toolCallIDs, in: id)
      guard !recent.isEmpty || !shown.isEmpty, id == thread.id else { return }
      bus.emit(.detail(.decisionsLoaded(recent: recent, ofCalls: shown)))
    } catch {
      notify(Notice(.warning, "The decisions of this thread cannot be read: \(error)"))
    }
  }

  /// Shows how the calls of older messages were decided.
  func restoreDecisions(of messages: [Message]) async {
    guard let id = thread.id else { return }
    let shown = try? await host.configuration.store.decisions(on: messages.toolCallIDs, in: id)
    guard let shown, !shown.isEmpty, id == thread.id else { return }
    bus.emit(.detail(.decisionsLoaded(recent: nil, ofCalls: shown)))
  }
}

extension [Message] {
  fileprivate var toolCallIDs: [String] {
    flatMap { message in
      message.content.compactMap { if case .toolCall(let call) = $0 { call.id } else { nil } }
    }
  }
}
