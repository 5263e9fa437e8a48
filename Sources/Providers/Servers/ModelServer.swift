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
  let key: String?
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
}
