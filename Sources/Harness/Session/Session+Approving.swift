extension Session {
  /// Answers an approval that waits.
  /// - Parameters:
  ///   - toolCallID: the call the answer is meant for; an answer for another call does nothing. Without it the one that
  ///     is asked now is meant.
  ///   - digest: what the person saw (`ApprovalRequest.digest`); an answer to something else does nothing.
  public func respondToToolApproval(
    _ answer: ApprovalAnswer, toolCallID: String? = nil, digest: String? = nil
  ) {
    guard let (asker, request) = approval.request(of: toolCallID, digest: digest) else { return }
    if answer == .approveAlike {
      return approval.agree(to: request.digest, words: SessionApproval.alikeDecision)
    }
    let answered = answered(answer, request, stops: asker.isEmpty)
    // Granted before the next request is looked at: it may not have to be asked any more.
    approval.respond(
      answered.answer, callID: toolCallID, digest: digest,
      words: request.isChanged ? "you changed it, then \(answered.words)" : answered.words
    ) {
      // What is asked about every time is allowed this once, whatever the answer.
      guard request.isRememberable else { return }
      switch answer {
      case .alwaysAllow(let proposal): if request.accepts(proposal) { self.grants.grant(proposal) }
      case .alwaysAllowCategory: if let category = request.category { self.grants.grant(category) }
      case .alwaysAllowTool: self.grants.grant(tool: request.toolName)
      case .approve, .approveAlike, .change, .decline, .nobodyThere, .refuse: break
      }
    }
    if answered.answer == .refused { stopForGood() }
  }

  private func answered(
    _ answer: ApprovalAnswer, _ request: ApprovalRequest, stops: Bool
  ) -> (answer: SessionApproval.Answer, words: String) {
    let once = "you allowed it once"
    switch answer {
    case .approve, .approveAlike: return (.approved, once)
    case .alwaysAllowCategory:
      return (
        .approved,
        request.isRememberable
          ? "you allowed \(request.category?.rawValue ?? request.toolName) for this session" : once
      )
    case .alwaysAllowTool:
      return (.approved, request.isRememberable ? "you allowed \(request.toolName) for this session" : once)
    case .alwaysAllow(let proposal):
      return (
        .approved, request.accepts(proposal) ? "you allowed for this session: \(proposal.text)" : once
      )
    case .change(let args): return (.changed(args), "you changed it")
    case .decline(.none): return (.declined(reason: nil), "you refused")
    case .decline(.some(let reason)): return (.declined(reason: reason), "you refused: \(reason)")
    case .nobodyThere(let remedy): return (.unattended(remedy: remedy), "nobody was there to ask")
    case .refuse: return (stops ? .refused : .declined(reason: nil), "you refused")
    }
  }

  /// Answers an approval with yes, and keeps what is proposed for the whole project, in a file of the person's own; it
  /// counts at once. When it cannot be kept, the call is allowed this once, and the person is told why. Does nothing
  /// when the call or the digest is another, when nothing can be kept, or when the proposal does not cover the request.
  public func allowInProject(_ proposal: GrantProposal, toolCallID: String, digest: String) async {
    guard let keeper = principal.host.configuration.ruleKeeper,
      let request = approval.request(of: toolCallID, digest: digest)?.request, request.accepts(proposal),
      let rules = proposal.scope.rules
    else { return }
    var words = "you allowed for this project: \(proposal.text)"
    do {
      let kept = try await keeper.keep(rules)
      guard approval.request(of: toolCallID, digest: digest) != nil else {
        // Stopped, or answered otherwise, while it was being written: then nothing was meant to last.
        for rule in kept { _ = try? await keeper.forget(rule) }
        return notify(Notice(.warning, "The request was gone before the rule was kept; it is not kept."))
      }
      try await principal.add(kept)
    } catch {
      words = "you allowed it once"
      notify(
        Notice(
          .error,
          "The rule could not be kept in \(keeper.place): \(error). The call was allowed this once."))
    }
    approval.respond(.approved, callID: toolCallID, digest: digest, words: words)
  }

  private func add(_ rules: [PermissionRule]) async throws {
    try await state.update { state in
      var all = PermissionRules(json: state["permissionRules"] ?? .emptyObject)
      let known = Set(all.allow.map(\.text))
      all.allow += rules.filter { !known.contains($0.text) }
      return SessionState.Change(["permissionRules": all.json], result: ())
    }
  }
}
