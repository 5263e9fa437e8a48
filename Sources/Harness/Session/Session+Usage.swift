extension Session {
  /// Counts what was used, here or by a subagent.
  /// - Parameters:
  ///   - facts: what is known about the model that used it.
  ///   - fills: whether the conversation itself took so many tokens.
  func record(_ usage: TokenUsage, by facts: ModelFacts?, fills: Bool = false) {
    bus.facts.tokenUsage.add(usage)
    thread.setSetting("tokenUsage", bus.facts.tokenUsage.json)
    bus.emit(.run(.usage(usage)))
    var measure = storedMeasure
    if fills {
      measure.contextTokens = usage.promptTokens + usage.completionTokens
      measure.isEstimate = false
    }
    let cost = facts?.price?.cost(of: usage)
    if fills {
      let step = StepMeasure(
        promptTokens: usage.promptTokens, completionTokens: usage.completionTokens, cost: cost)
      bus.emit(.detail(.stepMeasured(step)))
    }
    measure.add(cost: cost)
    thread.setSetting("measure", measure.json)
    tellMeasure()
  }

  /// The provider did not count the tokens of a step: what the conversation takes is estimated.
  func estimateUsage(of request: ModelRequest, _ answer: Message) {
    var measure = storedMeasure
    measure.contextTokens = memory.estimate(request, answer)
    measure.isEstimate = true
    measure.add(cost: nil)
    thread.setSetting("measure", measure.json)
    tellMeasure()
  }

  /// What the thread now bound used so far.
  var storedUsage: TokenUsage {
    guard let json = thread.setting("tokenUsage") else { return .zero }
    var usage = TokenUsage(json: json)
    usage.cachedInputTokens = usage.cachedInputTokens ?? 0
    usage.cacheCreationInputTokens = usage.cacheCreationInputTokens ?? 0
    return usage
  }

  private var storedMeasure: ThreadMeasure {
    thread.setting("measure").map(ThreadMeasure.init(json:)) ?? ThreadMeasure()
  }

  /// Says how full the context is, unless it was said already.
  func tellMeasure() {
    var measure = storedMeasure
    measure.contextLength = contextLength
    if measure != displayState.measure { bus.emit(.detail(.measured(measure))) }
  }

  /// Asks the provider what is known about a model, before it is asked for the first time.
  func learnFacts(of id: String) async {
    guard let (provider, name) = host.provider(of: id) else { return }
    let facts = await provider.facts(of: name)
    let isNew = model.facts.updateValue(facts, forKey: id) != facts
    if isNew, id == model.id { tellMeasure() }
  }
}
