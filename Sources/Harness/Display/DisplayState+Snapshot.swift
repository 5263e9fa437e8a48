import OrderedCollections

extension DisplayState {
  /// The compatible half in the form of the recorded snapshots: times are masked, absent fields left out.
  public var snapshot: JSON {
    [
      "isRunning": .bool(isRunning), "currentMessage": currentMessage.map(masked) ?? .null,
      "queuedFollowUps": JSON(queuedFollowUps), "tokenUsage": tokenUsage.json,
      "activeTools": object(activeTools, \.json),
      "toolInputBuffers": object(toolInputBuffers) {
        ["text": .string($0.text), "toolName": .string($0.toolName)]
      },
      "pendingApproval": pendingApproval.map {
        ["toolCallId": .string($0.toolCallID), "toolName": .string($0.toolName), "args": $0.args]
      } ?? .null,
      "pendingSuspensions": .object(
        OrderedDictionary(
          uniqueKeysWithValues: pendingSuspensions.map { ($0.key, suspension($0.key, $0.value)) })),
      "activeSubagents": object(activeSubagents, \.json), "omProgress": omProgress.json,
      "bufferingMessages": .bool(bufferingMessages), "bufferingObservations": .bool(bufferingObservations),
      "modifiedFiles": object(modifiedFiles) {
        ["operations": .array($0.operations.map { .string($0) }), "firstModified": "<date>"]
      },
      "tasks": .array(tasks.map(\.json)), "previousTasks": .array(previousTasks.map(\.json)),
    ]
  }

  /// The keys of the keyed collections, in the order they were put in.
  public var mapOrder: JSON {
    func keys<Value>(_ map: OrderedDictionary<String, Value>) -> JSON { .array(map.keys.map { .string($0) }) }
    return [
      "activeSubagents": keys(activeSubagents), "activeTools": keys(activeTools),
      "modifiedFiles": keys(modifiedFiles), "pendingSuspensions": keys(pendingSuspensions),
      "toolInputBuffers": keys(toolInputBuffers),
    ]
  }

  private func object<Value>(_ map: OrderedDictionary<String, Value>, _ json: (Value) -> JSON) -> JSON {
    .object(map.mapValues(json))
  }

  private func masked(_ message: Message) -> JSON {
    guard case .object(var object) = message.json else { return message.json }
    if object["createdAt"] != nil { object["createdAt"] = "<date>" }
    return .object(object)
  }

  private func suspension(_ id: String, _ suspension: Suspension) -> JSON {
    .fields([
      "toolCallId": .string(id), "toolName": .string(suspension.toolName), "args": suspension.args,
      "suspendPayload": suspension.payload, "resumeSchema": suspension.resumeSchema.map { .string($0) },
    ])
  }
}

extension ActiveTool {
  fileprivate var json: JSON {
    .fields([
      "name": .string(name), "args": args, "status": .string(status.rawValue),
      "partialResult": partialResult.map { .string($0) }, "result": result,
      "isError": isError.map { .bool($0) },
      "shellOutput": shellOutput.map { .string($0) },
    ])
  }
}

extension ActiveSubagent {
  fileprivate var json: JSON {
    .fields([
      "agentType": .string(agentType), "displayName": displayName.map { .string($0) }, "task": .string(task),
      "modelId": modelID.map { .string($0) }, "forked": isForked.map { .bool($0) },
      "toolCalls": .array(toolCalls.map { ["name": .string($0.name), "isError": .bool($0.isError)] }),
      "textDelta": .string(textDelta), "status": .string(status.rawValue),
      "durationMs": duration.map { .number($0) }, "result": result.map { .string($0) },
    ])
  }
}

extension MemoryProgress {
  fileprivate var json: JSON {
    .fields([
      "status": .string(status.rawValue), "pendingTokens": .number(pendingTokens),
      "threshold": .number(threshold), "thresholdPercent": .number(thresholdPercent),
      "observationTokens": .number(observationTokens), "reflectionThreshold": .number(reflectionThreshold),
      "reflectionThresholdPercent": .number(reflectionThresholdPercent), "buffered": buffered.json,
      "generationCount": .number(generationCount), "stepNumber": .number(stepNumber),
      "preReflectionTokens": .number(preReflectionTokens), "cycleId": cycleID.map { .string($0) },
      "startTime": startTime.map { _ in "<time>" },
    ])
  }
}
