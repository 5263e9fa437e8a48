/// An answer that is being read. Letting go of it ends the transfer.
final class HTTPAnswer: Sendable {
  /// Its beginning.
  let head: HTTPHead
  private let exchange: Exchange

  init(head: HTTPHead, _ exchange: Exchange) {
    self.head = head
    self.exchange = exchange
  }

  deinit { exchange.cancel() }

  /// All bytes that came since the last call, once there are some; `nil` after the last.
  ///
  /// - Throws: `ProviderError` when the connection broke or went silent; `CancellationError` when the calling
  ///   task is cancelled, which closes the connection.
  func next() async throws -> [UInt8]? {
    try await exchange.next()
  }

  /// The rest of the bytes, or the first `limit` of them.
  func rest(limit: Int) async throws -> [UInt8] {
    var all: [UInt8] = []
    while all.count < limit, let more = try await next() { all += more }
    return all
  }

  /// Nothing more is read, but the server may end its answer in its own time, so that the connection can be used
  /// again.
  func leave() { exchange.leave() }
}
