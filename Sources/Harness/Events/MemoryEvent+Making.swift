/// Events as the session announces them: what the display reads and what the log has, from one set of facts.
extension MemoryEvent {
  /// A piece of condensing: which, and since when.
  struct Cycle: Hashable, Sendable {
    let id: String
    let operation: Operation
  }

  static func status(_ status: MemoryStatus, threadID: String) -> MemoryEvent {
    func window(_ window: MemoryStatus.Window) -> JSON {
      ["tokens": .number(window.tokens), "threshold": .number(window.threshold)]
    }
    return .status(
      status,
      details: [
        "type": "om_status",
        "windows": [
          "active": ["messages": window(status.messages), "observations": window(status.observations)],
          "buffered": status.buffered.json,
        ],
        "recordId": .string(threadID), "threadId": .string(threadID),
        "stepNumber": .number(status.stepNumber),
        "generationCount": .number(status.generationCount),
      ])
  }

  static func started(_ cycle: Cycle, tokens: Int) -> MemoryEvent {
    switch cycle.operation {
    case .observation:
      .observationStarted(
        cycleID: cycle.id,
        details: cycle.details("om_observation_start", ["tokensToObserve": JSON(tokens)]))
    case .reflection:
      .reflectionStarted(
        cycleID: cycle.id, tokens: Double(tokens),
        details: cycle.details("om_reflection_start", ["tokensToReflect": JSON(tokens)]))
    }
  }

  /// - Parameters:
  ///   - tokens: what went in.
  ///   - total: tokens of all observations now.
  static func ended(_ cycle: Cycle, tokens: Int, total: Int, notes: String, milliseconds: Int) -> MemoryEvent
  {
    switch cycle.operation {
    case .observation:
      .observationEnded(
        observationTokens: Double(total),
        details: cycle.details(
          "om_observation_end",
          [
            "durationMs": JSON(milliseconds), "tokensObserved": JSON(tokens),
            "observationTokens": JSON(total),
            "observations": .string(notes),
          ]))
    case .reflection:
      .reflectionEnded(
        compressedTokens: Double(total),
        details: cycle.details(
          "om_reflection_end",
          ["durationMs": JSON(milliseconds), "compressedTokens": JSON(total), "observations": .string(notes)])
      )
    }
  }

  static func failed(_ cycle: Cycle, error: String, milliseconds: Int) -> MemoryEvent {
    let facts: KeyValuePairs<String, JSON?> = ["error": .string(error), "durationMs": JSON(milliseconds)]
    return switch cycle.operation {
    case .observation: .observationFailed(details: cycle.details("om_observation_failed", facts))
    case .reflection: .reflectionFailed(details: cycle.details("om_reflection_failed", facts))
    }
  }

  static func aheadStarted(_ cycle: Cycle, tokens: Int) -> MemoryEvent {
    .bufferingStarted(
      cycle.operation, details: cycle.details("om_buffering_start", ["tokensToBuffer": JSON(tokens)]))
  }

  static func aheadEnded(_ cycle: Cycle, tokens: Int, noteTokens: Int, notes: String) -> MemoryEvent {
    .bufferingEnded(
      cycle.operation,
      details: cycle.details(
        "om_buffering_end",
        [
          "tokensBuffered": JSON(tokens), "bufferedTokens": JSON(noteTokens), "observations": .string(notes),
        ]))
  }

  static func aheadFailed(_ cycle: Cycle, error: String) -> MemoryEvent {
    .bufferingFailed(
      cycle.operation, details: cycle.details("om_buffering_failed", ["error": .string(error)]))
  }

  static func activated(_ cycle: Cycle, tokens: Int, messages: Int, total: Int, generation: Int)
    -> MemoryEvent
  {
    .activated(
      cycle.operation,
      details: cycle.details(
        "om_activation",
        [
          "chunksActivated": 1, "tokensActivated": JSON(tokens), "observationTokens": JSON(total),
          "messagesActivated": JSON(messages), "generationCount": JSON(generation),
          "triggeredBy": "threshold",
        ]))
  }

  static func modelChanged(role: String, modelID: String) -> MemoryEvent {
    .modelChanged(details: ["type": "om_model_changed", "role": .string(role), "modelId": .string(modelID)])
  }
}

extension MemoryEvent.Cycle {
  fileprivate func details(_ type: String, _ facts: KeyValuePairs<String, JSON?>) -> JSON {
    guard
      case .object(var object) = JSON.fields([
        "type": .string(type), "cycleId": .string(id), "operationType": .string(operation.rawValue),
      ])
    else { return .null }
    for (key, value) in facts {
      if let value { object[key] = value }
    }
    return .object(object)
  }
}
