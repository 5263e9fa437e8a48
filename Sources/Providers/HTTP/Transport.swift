import Harness

/// The one place that does HTTP: a request in, a head and bytes out. Redirects are not followed, because they
/// would carry a key to another server; proxies come from the environment, certificates from the system.
struct Transport: Sendable {
  /// How long to wait for a connection.
  var connectTimeout: Duration = .seconds(10)
  /// How long a server may be silent, before or during its answer. Any byte begins it anew.
  var idleTimeout: Duration = .seconds(300)
  /// How long to wait for a server of this machine that nobody said is there: a person who opens a menu should not
  /// notice.
  var patience: Duration = .milliseconds(150)
  /// How long to wait for a list of models.
  var listTimeout: Duration = .seconds(5)
  /// A file of certificates to trust in place of the system's.
  var certificates: String?

  /// Sends a request and waits for the head of the answer, whatever its status.
  ///
  /// - Throws: `ProviderError` when there is no answer; `CancellationError` when the calling task is cancelled,
  ///   which ends the transfer at once.
  func send(_ request: HTTPRequest) async throws -> HTTPAnswer {
    guard let network = NetworkThread.shared else { throw TransferFailure.noLibrary }
    let exchange = Exchange(request, self, network)
    network.start(exchange)
    let head = try await exchange.head()
    return HTTPAnswer(head: head, exchange)
  }
}
