import Harness

/// A server that speaks chat completions, and how the person named it.
struct ChatServer: Sendable {
  /// Where it is.
  let endpoint: Endpoint
  /// What proves who is asking; never in any message.
  let key: String?
  /// The setting the key comes from.
  let keyName: String
  /// The setting the address comes from.
  let addressName: String
  /// How to wait for it.
  let transport: Transport

  /// A request to it.
  func request(_ path: String, body: JSON? = nil) -> HTTPRequest {
    var request = HTTPRequest(endpoint: endpoint, path: path)
    if let key { request.headers.append(.init("Authorization", "Bearer \(key)")) }
    if let body {
      request.headers.append(.init("Content-Type", "application/json"))
      request.headers.append(.init("Accept", "text/event-stream"))
      request.body = Array(body.text().utf8)
    }
    return request
  }
}
