import Harness

/// A server with models, and how the person named it.
struct ModelServer: Sendable {
  /// How a key is shown to a server.
  enum KeyHeader: Hashable, Sendable {
    /// `Authorization: Bearer KEY`.
    case bearer
    /// A header of its own, with nothing but the key.
    case named(String)
  }

  /// Where it is.
  let endpoint: Endpoint
  /// What proves who is asking; never in any message.
  var key: String?
  /// Where the key comes from before the first request, when it is not at hand.
  var lateKey: LateKey?
  /// The setting the key comes from.
  let keyName: String
  /// The setting the address comes from.
  let addressName: String
  /// How to wait for it.
  let transport: Transport
  /// Where the key stands.
  var keyHeader = KeyHeader.bearer
  /// What every request has besides.
  var headers: [HTTPRequest.Header] = []
  /// What the person's settings add to every request; may be secret.
  var ownHeaders: [HTTPRequest.Header] = []
  /// What the person should know about addresses of its kind; begins with a comma, or is empty.
  var addressHint = ", which usually ends in /v1"

  /// What no message may show: the key, and the values of the person's own headers, whole and, since many begin with
  /// a word like `Bearer`, their last words.
  var secrets: [String] {
    let values = ownHeaders.map(\.value).flatMap { value in
      [value] + (value.split(separator: " ").last.map { [String($0)] } ?? [])
    }
    // Shorter ones would hit ordinary words.
    return (key.map { [$0] } ?? []) + values.filter { $0.count >= 6 }
  }

  /// A request to it.
  func request(_ path: String, body: JSON? = nil) -> HTTPRequest {
    var request = HTTPRequest(endpoint: endpoint, path: path, headers: headers + ownHeaders)
    switch (keyHeader, key) {
    case (.bearer, let key?): request.headers.append(.init("Authorization", "Bearer \(key)"))
    case (.named(let name), let key?): request.headers.append(.init(name, key))
    case (_, nil): break
    }
    if let body {
      request.headers.append(.init("Content-Type", "application/json"))
      request.headers.append(.init("Accept", "text/event-stream"))
      request.body = Array(body.text().utf8)
    }
    return request
  }

  /// The server with its key, which may have to be got first: what is asked is asked of this.
  /// - Throws: `ProviderError` when the key is not to be had; `CancellationError`.
  func withKey() async throws -> ModelServer {
    guard let lateKey else { return self }
    var server = self
    server.key = try Self.key(try await lateKey.text(), setting: keyName)
    server.lateKey = nil
    return server
  }

  /// A key as it can stand in a header: without the blanks around it, and `nil` when nothing is left.
  ///
  /// - Parameter setting: the name of the setting it comes from, for the error.
  /// - Throws: `ProviderError` for what cannot be a key.
  static func key(_ text: String?, setting: String) throws(ProviderError) -> String? {
    guard let text else { return nil }
    let trimmed = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    guard !trimmed.isEmpty else { return nil }
    guard trimmed.allSatisfy({ $0.isASCII && !$0.isWhitespace && $0 > "\u{20}" && $0 < "\u{7F}" }) else {
      throw ProviderError(
        .authentication, "\(setting) has characters in it that no key has: was it copied whole?")
    }
    return String(trimmed)
  }

  /// A kept key that is at hand, as it can stand in a header.
  /// - Throws: `ProviderError` for what cannot be a key.
  static func key(_ kept: KeptKey?, setting: String) throws(ProviderError) -> String? {
    guard case .text(let text)? = kept else { return nil }
    return try key(text, setting: setting)
  }
}

extension KeptKey {
  /// Where it is to be got, when it is not at hand.
  var late: LateKey? {
    guard case .late(let key) = self else { return nil }
    return key
  }
}
