import OrderedCollections

extension Session {
  /// Turns another mode on: what runs is stopped; the model the thread remembers for that mode comes back, else the
  /// mode's default, else the model stays.
  /// - Throws: `SessionError.modeNotFound`; then nothing happened.
  public func switchMode(_ id: String) async throws {
    guard host.mode(id) != nil else { throw SessionError.modeNotFound(id) }
    try await perform {
      self.stop()
      await self.run.ended()
      self.enterMode(id)
    }
  }

  /// Turns a mode on without stopping anything. The model in use is remembered for the mode that is left.
  func enterMode(_ id: String) {
    guard let next = host.mode(id) else { return }
    let previous = mode.id
    if model.hasSelection { model.remember(model.id, for: previous) }
    mode.id = id
    thread.setSetting("currentModeId", .string(id))
    bus.emit(.session(.modeChanged(id: id, previous: previous)))
    if let remembered = model.remembered(for: next) {
      model.id = remembered
      bus.emit(.session(.modelChanged(id: remembered, scope: nil, modeID: nil)))
    }
    tellThinking()
    tellMeasure()
  }

  /// Chooses a model for a mode (the one that is on, by default). What runs goes on with the old one until its next
  /// step.
  /// - Parameter scope: `thread` remembers it with the thread; `global` and `mode` only choose it now, and leave
  ///   keeping it to the front end.
  /// - Throws: `SessionError.modelNotFound` when no provider has that name; `SessionError.modeNotFound`.
  public func switchModel(
    _ id: String, scope: SessionEvent.ModelScope = .thread, modeID: String? = nil
  ) async throws {
    guard host.provider(of: id) != nil else { throw SessionError.modelNotFound(id) }
    let target = modeID ?? mode.id
    guard host.mode(target) != nil else { throw SessionError.modeNotFound(target) }
    try await perform {
      if target == self.mode.id { self.model.id = id }
      if scope == .thread { self.model.remember(id, for: target) }
      self.bus.emit(.session(.modelChanged(id: id, scope: scope, modeID: target)))
      await self.learnFacts(of: id)
      self.tellMeasure()
    }
  }

  /// Puts the models of all providers into the display. May ask servers; takes as long as the slowest.
  public func listModels() async {
    // What was known before stays until all have answered again: a list must not shrink while one looks at it.
    let isFirst = displayState.models.isEmpty
    let models = await host.models { known in
      if isFirst { await self.tell(known: known) }
    }
    bus.emit(.detail(.modelsListed(models)))
    tellMeasure()
    tellUnreadyModel(models)
  }

  private func tell(known models: [ModelInfo]) {
    bus.emit(.detail(.modelsListed(models, isPartial: true)))
  }

  /// Says that the chosen model cannot be used, once for each: the one used last may have been one of another project,
  /// whose key is not here.
  private func tellUnreadyModel(_ models: [ModelInfo]) {
    guard model.toldUnready != model.id, let reason = Self.unreadiness(of: model.id, in: models) else {
      return
    }
    model.toldUnready = model.id
    notify(Notice(.warning, "\(model.id) cannot be used: \(reason). /model chooses another."))
  }

  /// Why a model cannot be used. A provider none of whose models can be used may list one that stands for all.
  private static func unreadiness(of id: String, in models: [ModelInfo]) -> String? {
    if let listed = models.first(where: { $0.id == id }) { return listed.unavailable }
    let provider = id.prefix { $0 != "/" } + "/"
    let siblings = models.filter { $0.id.hasPrefix(provider) }
    return siblings.allSatisfy { $0.unavailable != nil } ? siblings.first?.unavailable : nil
  }

  /// Allows a category for this session.
  public func grant(_ category: ToolCategory) { grants.grant(category) }
  /// Allows a tool for this session.
  public func grant(tool name: String) { grants.grant(tool: name) }
  /// Takes a category's grant back.
  public func revoke(_ category: ToolCategory) { grants.revoke(category) }
  /// Takes a tool's grant back.
  public func revoke(tool name: String) { grants.revoke(tool: name) }

  /// Takes back what was allowed by a rule for this session.
  public func revoke(_ rule: PermissionRule) { grants.revoke(rule) }

  /// What may run without asking, as the session's state has it.
  public var permissionRules: PermissionRules {
    if let parent = delegation?.parent { return parent.permissionRules }
    let json = state["permissionRules"] ?? .emptyObject
    if let rulesRead, rulesRead.json == json { return rulesRead.rules }
    let rules = PermissionRules(json: json)
    rulesRead = (json, rules)
    return rules
  }

  /// Sets the policy of a category, for this thread and those made from now on. What a file or a flag says stays at least
  /// as strict; the person is told. - Throws: `StateError` when the state's schema refuses it.
  public func setPolicy(_ policy: PermissionPolicy, for category: ToolCategory) async throws {
    try await changePolicies { $0.categories[category] = policy }
    tellIfStricter(permissionRules.categories[category], than: policy, category.rawValue)
  }

  /// Sets the policy of a tool, as that of a category. - Throws: `StateError` when the state's schema refuses it.
  public func setPolicy(_ policy: PermissionPolicy, forTool name: String) async throws {
    try await changePolicies { $0.tools[name] = policy }
    tellIfStricter(permissionRules.tools[name], than: policy, name)
  }

  private func tellIfStricter(_ now: PermissionPolicy?, than wanted: PermissionPolicy, _ name: String) {
    guard now != wanted else { return }
    notify(Notice(.warning, "\(name) is not set to \(wanted.rawValue): the configuration is stricter."))
  }

  private func changePolicies(_ change: @escaping @Sendable (inout SessionPolicies) -> Void) async throws {
    try await turnOn { old in
      var new = old
      change(&new)
      return new
    }
    thread.setSetting(SessionPolicies.settingKey, policies.json, touches: false)
  }

  /// Turns on the policies that are kept with the thread now bound, in place of those of the thread before.
  func restorePolicies() async {
    let stored = SessionPolicies(json: thread.setting(SessionPolicies.settingKey))
    await take(stored)
  }

  /// Turns on policies in place of those that are on.
  func take(_ stored: SessionPolicies) async {
    guard stored != policies else { return }
    do {
      try await turnOn { _ in stored }
    } catch {
      notify(Notice(.error, "The permissions of this thread are not set: \(error)"))
    }
  }

  private func turnOn(_ choose: @escaping @Sendable (SessionPolicies) -> SessionPolicies) async throws {
    let base = host.configuration.permissions
    let tools = host.tools
    let before = policies
    do {
      try await state.update { state in
        let new = choose(self.policies)
        var rules = PermissionRules(json: state["permissionRules"] ?? .emptyObject)
        new.replace(self.policies, in: &rules, over: base) { tools[$0]?.spec.category }
        self.policies = new
        return SessionState.Change(["permissionRules": rules.json], result: ())
      }
    } catch {
      policies = before
      throw error
    }
  }

  /// Changes the lists of rules.
  func changeRules(_ change: @escaping @Sendable (inout PermissionRules) -> Void) async throws {
    try await state.update { state in
      var rules = PermissionRules(json: state["permissionRules"] ?? .emptyObject)
      change(&rules)
      return SessionState.Change(["permissionRules": rules.json], result: ())
    }
  }
}
