import OrderedCollections

extension Session {
  /// When the thread in view is condensed: as it was set, lowered where the model takes less.
  public var memoryThresholds: MemoryThresholds {
    let configured = host.configuration.memory.thresholds
    func set(_ key: String) -> Int? { state[key]?.number.map { Int(min($0, 1e12)) } }
    return MemoryThresholds(
      observation: set("observationThreshold") ?? configured.observation,
      reflection: set("reflectionThreshold") ?? configured.reflection
    ).fitting(contextLength: contextLength)
  }

  var contextLength: Int? {
    let said =
      model.facts[model.id]?.contextLength
      ?? principal.displayState.models.first { $0.id == model.id }?.contextLength
    return memory.contextLength(of: model.id, said: said)
  }

  /// The model that condenses messages.
  public var observerModelID: String {
    chosen("observerModelId") ?? host.configuration.memory.observerModelID ?? model.id
  }

  /// The model that condenses observations.
  public var reflectorModelID: String {
    chosen("reflectorModelId") ?? host.configuration.memory.reflectorModelID ?? model.id
  }

  private func chosen(_ key: String) -> String? {
    state[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Sets when the thread in view is condensed, and keeps that with it. What is left out stays as it is; numbers below
  /// `MemoryThresholds.least` count as that.
  /// - Throws: `StateError` when the state's schema refuses it.
  public func setMemoryThresholds(observation: Int? = nil, reflection: Int? = nil) async throws {
    var updates: OrderedDictionary<String, JSON> = [:]
    updates["observationThreshold"] = observation.map { JSON(max(MemoryThresholds.least, $0)) }
    updates["reflectionThreshold"] = reflection.map { JSON(max(MemoryThresholds.least, $0)) }
    guard !updates.isEmpty else { return }
    try await state.set(updates)
    for (key, value) in updates { thread.setSetting(key, value) }
    tellMemory()
  }

  /// Lets another model condense messages, in this thread.
  /// - Throws: `SessionError.modelNotFound` when no provider has that name; `StateError`.
  public func switchObserverModel(_ id: String) async throws {
    try await switchMemoryModel(id, key: "observerModelId", role: "observer")
  }

  /// Lets another model condense observations, in this thread.
  /// - Throws: `SessionError.modelNotFound` when no provider has that name; `StateError`.
  public func switchReflectorModel(_ id: String) async throws {
    try await switchMemoryModel(id, key: "reflectorModelId", role: "reflector")
  }

  private func switchMemoryModel(_ id: String, key: String, role: String) async throws {
    guard host.provider(of: id) != nil else { throw SessionError.modelNotFound(id) }
    try await state.set([key: .string(id)])
    thread.setSetting(key, .string(id))
    bus.emit(.memory(.modelChanged(role: role, modelID: id)))
  }

  /// Puts the windows of the thread in view into the display as they are now.
  public func loadOMProgress() {
    guard thread.id != nil else { return }
    tellMemory(onlyNews: true)
  }

  /// Says how full the windows are.
  /// - Parameter onlyNews: leaves it out when it was said already, to the whole percent. Not after events that touch the
  ///   meter themselves.
  func tellMemory(onlyNews: Bool = false) {
    let thresholds = memoryThresholds
    let messages = memory.tokens(uncondensed)
    let observations = memory.observationTokens
    var buffered = MemoryBuffers()
    if let ahead = memory.ahead { buffered.observations = Session.buffered(ahead, memory) }
    let told = SessionMemory.Told(
      messagePercent: messages * 100 / thresholds.observation,
      observationPercent: observations * 100 / thresholds.reflection, thresholds: thresholds,
      generation: memory.condensed?.generation ?? 0, buffered: buffered)
    let isDisplayed =
      displayState.omProgress.threshold == Double(thresholds.observation)
      && displayState.omProgress.reflectionThreshold == Double(thresholds.reflection)
    if onlyNews, told == memory.told, isDisplayed { return }
    memory.told = told
    let status = MemoryStatus(
      messages: .init(tokens: Double(messages), threshold: Double(thresholds.observation)),
      observations: .init(tokens: Double(observations), threshold: Double(thresholds.reflection)),
      buffered: buffered, generationCount: Double(told.generation), stepNumber: Double(memory.stepNumber))
    bus.emit(.memory(.status(status, threadID: thread.id ?? "")))
  }

  private static func buffered(_ ahead: SessionMemory.Ahead, _ memory: SessionMemory)
    -> MemoryBuffers.Observations
  {
    MemoryBuffers.Observations(
      status: ahead.notes == nil ? .running : .complete, chunks: ahead.notes == nil ? 0 : 1,
      messageTokens: Double(ahead.tokens), projectedMessageRemoval: Double(ahead.tokens),
      observationTokens: Double(memory.tokens(of: ahead.notes ?? "")))
  }

  /// Brings back what a thread was condensed into, and reads its messages back to there, so that the meter is right. Of
  /// a thread that never was, the meter counts what the transcript shows until something is said.
  func openMemory(of id: String) async throws {
    memory.condensed = try await host.configuration.store.memory(of: id)
    if memory.condensed != nil { try await readUncondensed(id) }
  }

  /// What is kept with the thread about its condensing becomes the session's; where it has nothing, what is configured
  /// counts, and not what another thread had.
  func restoreMemorySettings() async {
    let configured = host.configuration.memory
    let wanted: [(key: String, standard: JSON)] = [
      ("observerModelId", configured.observerModelID.map { .string($0) } ?? .null),
      ("reflectorModelId", configured.reflectorModelID.map { .string($0) } ?? .null),
      ("observationThreshold", JSON(configured.thresholds.observation)),
      ("reflectionThreshold", JSON(configured.thresholds.reflection)),
    ]
    var updates: OrderedDictionary<String, JSON> = [:]
    for (key, standard) in wanted {
      let own = thread.setting(key)
      // What was never set needs no write to be the standard.
      guard let value = own ?? (state[key] == nil ? nil : standard), state[key] != value else { continue }
      updates[key] = value
    }
    if !updates.isEmpty { try? await state.set(updates) }
  }

  /// Settings a new thread takes over from the session.
  var memorySettings: OrderedDictionary<String, JSON> {
    var settings: OrderedDictionary<String, JSON> = [:]
    for key in ["observerModelId", "reflectorModelId", "observationThreshold", "reflectionThreshold"] {
      if let value = state[key], !value.isNull { settings[key] = value }
    }
    return settings
  }
}
