extension PermissionTrial {
  /// The trial in the form of the event log.
  var json: JSON {
    [
      "text": .string(text),
      "calls": .array(
        calls.map { call in
          [
            "tool": .string(call.toolName), "policy": .string(call.decision.policy.rawValue),
            "rememberable": .bool(call.decision.isRememberable),
            "reasons": .array(
              call.decision.reasons.map {
                [
                  "part": .string($0.part), "policy": .string($0.policy.rawValue), "words": .string($0.words),
                ]
              }),
            "proposals": .array(call.decision.proposals.map(\.json)),
          ]
        }),
    ]
  }

  /// Reads a trial. - Returns: `nil` when a verdict in it is not known.
  init?(json: JSON) {
    text = json["text"]?.string ?? ""
    calls = []
    for call in json["calls"]?.array ?? [] {
      guard let policy = call["policy"]?.string.flatMap(PermissionPolicy.init) else { return nil }
      let reasons = (call["reasons"]?.array ?? []).compactMap { reason in
        reason["policy"]?.string.flatMap(PermissionPolicy.init).map {
          PermissionReason(
            part: reason["part"]?.string ?? "", policy: $0, words: reason["words"]?.string ?? "")
        }
      }
      var decision = PermissionDecision(policy: policy, reasons: reasons)
      decision.isRememberable = call["rememberable"]?.bool ?? true
      decision.proposals = (call["proposals"]?.array ?? []).compactMap(GrantProposal.init(json:))
      calls.append(Call(toolName: call["tool"]?.string ?? "", decision: decision))
    }
  }
}
