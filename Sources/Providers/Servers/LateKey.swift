import Harness

/// A key that takes a while to get, because another program keeps it: got when it is first needed, and then remembered.
public actor LateKey {
  private static let patience = Duration.seconds(60)
  private let get: @Sendable () async -> Result<String, ProviderError>
  private var found: Result<String, ProviderError>?
  private var isAsked = false
  private var waiting: [Bell] = []

  /// - Parameter get: gets the key, or says what can be done. After a failure it is called again when the key is needed
  ///   again.
  public init(_ get: @escaping @Sendable () async -> Result<String, ProviderError>) {
    self.get = get
  }

  /// The key. Waits for it, for a minute at most: a person may have to unlock something.
  /// - Throws: `ProviderError`; `CancellationError` when the calling task is cancelled, which leaves others waiting.
  func text() async throws -> String {
    if let found, case .success(let key) = found { return key }
    let bell = Bell()
    waiting.append(bell)
    if !isAsked {
      isAsked = true
      found = nil
      // Whoever gives up does not end the asking: the next one gets what comes of it.
      Task { keep(await get()) }
    }
    try await bell.wait(atMost: Self.patience)
    guard let found else { throw ProviderError(.authentication, "the key was not to be had in time") }
    return try found.get()
  }

  private func keep(_ result: Result<String, ProviderError>) {
    found = result
    isAsked = false
    for bell in waiting { bell.ring() }
    waiting = []
  }
}
