/// What would be decided about a text: a command, or a path. Nothing runs.
public struct PermissionTrial: Hashable, Sendable {
  /// What one tool would be allowed to do with the text.
  public struct Call: Hashable, Sendable {
    /// Which tool.
    public var toolName: String
    /// What would be decided.
    public var decision: PermissionDecision

    /// A call.
    public init(toolName: String, decision: PermissionDecision) {
      self.toolName = toolName
      self.decision = decision
    }
  }

  /// What was tried.
  public var text: String
  /// The calls it stands for; empty when no tool can do anything with it.
  public var calls: [Call]

  /// A trial.
  public init(text: String, calls: [Call]) {
    self.text = text
    self.calls = calls
  }

  /// Tries a text with all tools that can do something with it.
  /// - Parameter decide: decides on a tool with these needs.
  public init(
    _ text: String, with tools: [any Tool],
    decide: @Sendable (ToolSpec, [PermissionNeed]) async -> PermissionDecision
  ) async {
    self.text = text
    calls = []
    for tool in tools {
      guard let arguments = tool.arguments(trying: text) else { continue }
      let decision: PermissionDecision
      do {
        decision = await decide(tool.spec, try await tool.needs(arguments))
      } catch {
        // The model would get this error, and nobody would be asked.
        decision = PermissionDecision(
          policy: .deny, reasons: [PermissionReason(policy: .deny, words: "\(error)")])
      }
      calls.append(Call(toolName: tool.spec.name, decision: decision))
    }
  }

  /// The strictest of the verdicts; asked about when there is none.
  public var policy: PermissionPolicy { calls.map(\.decision.policy).max() ?? .ask }
}

extension Session {
  /// Finds out what would be decided now about a command or a path, and puts it into the display. Nothing runs.
  public func tryPermission(_ text: String) async {
    let trial = await PermissionTrial(text, with: offeredTools) { spec, needs in
      await self.decide(on: spec, needs)
    }
    bus.emit(.detail(.permissionTried(trial)))
  }

  /// Asks again from now on about what a rule allows that was kept for the project. What cannot be forgotten is told.
  public func forget(_ rule: PermissionRule) async {
    guard let keeper = host.configuration.ruleKeeper else { return }
    do {
      let left = try await keeper.forget(rule)
      try await changeRules { rules in
        rules.allow.removeAll { $0.isKept(in: keeper.place) }
        rules.allow += left
      }
    } catch {
      notify(Notice(.error, "The rule \(rule.text) is still there: \(error)"))
    }
  }
}

extension PermissionRule {
  /// Whether it stands in a file.
  public func isKept(in place: String?) -> Bool {
    guard let place else { return false }
    return origin == place || origin.hasPrefix(place + ",")
  }
}
