/// What the older messages of the thread in view were condensed into, and how much room there is for the newer ones.
@HarnessActor
public final class SessionMemory {
  /// Notes made ahead of need, or on their way.
  struct Ahead {
    let cycleID: String
    /// The messages they are about: the oldest that are not condensed.
    let messages: ArraySlice<Message>
    let tokens: Int
    var task: Task<Void, Never>?
    /// `nil` while they are being made.
    var notes: String?
  }

  /// What was last told about the windows; a thread without any condensing begins with zeros.
  struct Told: Hashable {
    var messagePercent = 0
    var observationPercent = 0
    var thresholds = MemoryThresholds()
    var generation = 0
    var buffered = MemoryBuffers()
  }

  /// What the thread was condensed into; `nil` while nothing was.
  public internal(set) var condensed: ThreadMemory?
  var ahead: Ahead?
  var told = Told()
  /// The step of the run, from 0.
  var stepNumber = 0
  /// Whether the person asked for condensing before the next step.
  var isWanted = false
  /// Tokens that a request had when a model refused it for its length, by model.
  private var refused: [String: Int] = [:]
  /// After a failure: how full a window must be before it is tried again.
  private var retryAt: [MemoryEvent.Operation: Int] = [:]
  /// Tokens the provider counted for each token estimated here.
  private var scale = 1.0

  nonisolated init() {}

  /// What belongs to the thread that is left.
  func forget() {
    condensed = nil
    ahead = nil
    told = Told()
    stepNumber = 0
    isWanted = false
    retryAt = [:]
  }

  /// Estimated tokens of messages, in the provider's measure.
  func tokens(_ messages: some Sequence<Message>) -> Int {
    Int((Double(TokenEstimate.tokens(messages)) * scale).rounded())
  }

  /// Estimated tokens of the observations, in the provider's measure.
  var observationTokens: Int { tokens(of: condensed?.observations ?? "") }

  /// Estimated tokens of a text, in the provider's measure.
  func tokens(of text: String) -> Int { Int((Double(TokenEstimate.tokens(text)) * scale).rounded()) }

  /// So many tokens of the provider in the measure of `TokenEstimate`.
  func estimate(of tokens: Int) -> Int { Int(Double(tokens) / scale) }

  /// Estimated tokens of a request and its answer, in the provider's measure.
  func estimate(_ request: ModelRequest, _ answer: Message) -> Int {
    Int((Double(TokenEstimate.tokens(request)) * scale).rounded()) + tokens([answer])
  }

  /// The provider counted the tokens of a request. Of short requests most is what providers add themselves.
  func learn(promptTokens: Int, of request: ModelRequest) {
    let estimate = TokenEstimate.tokens(request)
    guard estimate >= 2_000, promptTokens > 0 else { return }
    scale = min(max(Double(promptTokens) / Double(estimate), 0.5), 3)
  }

  /// A model refused a request for its length.
  func learn(refused request: ModelRequest, by modelID: String) {
    let tokens = Int(Double(TokenEstimate.tokens(request)) * scale)
    refused[modelID] = min(tokens, refused[modelID] ?? tokens)
  }

  /// Tokens that a model takes, from what it says itself and from what it refused.
  func contextLength(of modelID: String, said: Int?) -> Int? {
    [said, refused[modelID]].compactMap(\.self).min()
  }

  /// Whether a window of so many tokens may be condensed: not again and again what failed just now.
  func mayTry(_ operation: MemoryEvent.Operation, tokens: Int) -> Bool {
    tokens >= retryAt[operation] ?? 0
  }

  func failed(_ operation: MemoryEvent.Operation, tokens: Int, threshold: Int) {
    retryAt[operation] = tokens + threshold / 5
  }

  func succeeded(_ operation: MemoryEvent.Operation) { retryAt[operation] = nil }
}
