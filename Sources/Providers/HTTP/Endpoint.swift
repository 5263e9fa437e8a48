import Harness

/// Where a server is: a base URL, taken apart as far as rein needs it.
struct Endpoint: Hashable, Sendable {
  /// Scheme, authority and path, without a slash at the end.
  let base: String
  /// What follows the path, with its question mark; often empty.
  let query: String
  /// The name or address, lower case, without brackets.
  let host: String
  /// The host, and the port when one is given: how messages name the server. Never has a user name in it.
  let place: String
  /// Whether requests are encrypted.
  let isSecure: Bool

  /// Takes a base URL apart. Without a scheme it is `http` for hosts of this machine or a private network and
  /// `https` for all others; plain `http` to a public host must be asked for in writing.
  ///
  /// - Parameters:
  ///   - setting: the name of the setting it comes from, for the error.
  ///   - tails: ends of paths that belong to calls and not to the base.
  /// - Throws: `ProviderError` when the text is not the address of a web server.
  init(_ text: String, setting: String, without tails: [String] = ["/chat/completions", "/responses"])
    throws(ProviderError)
  {
    func failure(_ reason: String) -> ProviderError {
      ProviderError(
        .request, "\(setting) \(reason); it should look like https://api.example.com/v1 or localhost:8080/v1")
    }
    let text = text.drop { $0.isWhitespace }
    var rest = text.prefix { !$0.isWhitespace }
    guard rest.count == text.count || text.dropFirst(rest.count).allSatisfy(\.isWhitespace) else {
      throw failure("has blanks in it")
    }
    guard rest.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F && $0 != "\"" && $0 != "\\" })
    else { throw failure("has characters that no address has") }
    var scheme: String?
    if let mark = rest.firstRange(of: "://") {
      let word = rest[..<mark.lowerBound].lowercased()
      guard word == "http" || word == "https" else {
        throw failure("has the scheme \(word), but only http and https are spoken")
      }
      scheme = word
      rest = rest[mark.upperBound...]
    }
    if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
    let mark = rest.firstIndex(of: "?") ?? rest.endIndex
    query = String(rest[mark...])
    rest = rest[..<mark]
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let authority = rest[..<slash]
    var path = rest[slash...]
    // People paste the whole address of the call from a server's documentation.
    for tail in ["/"] + tails.flatMap({ [$0, "/"] }) {
      while path.hasSuffix(tail) { path = path.dropLast(tail.count) }
    }
    let server = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    guard let (host, port) = Endpoint.hostAndPort(server) else { throw failure("names no server") }
    self.host = host.lowercased()
    place = String(server).lowercased()
    if let port, UInt16(port) == nil { throw failure("has a port that is not a number up to 65535") }
    isSecure = (scheme ?? (Endpoint.isPrivate(self.host) ? "http" : "https")) == "https"
    base = (isSecure ? "https://" : "http://") + authority + path
  }

  /// The URL of a path below the base, which may have a query of its own.
  func url(_ path: String) -> String {
    path.contains("?") && !query.isEmpty ? base + path + "&" + query.dropFirst() : base + path + query
  }

  /// Whether the server is this machine. No proxy is asked for it.
  var isLoopback: Bool { Endpoint.isLoopback(host) }

  private static func hostAndPort(_ server: Substring) -> (Substring, Substring?)? {
    if server.hasPrefix("[") {
      guard let end = server.firstIndex(of: "]") else { return nil }
      let host = server[server.index(after: server.startIndex)..<end]
      let rest = server[server.index(after: end)...]
      guard !host.isEmpty, rest.isEmpty || rest.hasPrefix(":") else { return nil }
      return (host, rest.isEmpty ? nil : rest.dropFirst())
    }
    let parts = server.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let host = parts.first, !host.isEmpty else { return nil }
    return (host, parts.count > 1 ? parts[1] : nil)
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "::1" || host == "0.0.0.0"
      || numbers(host)?.first == 127
  }

  private static func isPrivate(_ host: String) -> Bool {
    if isLoopback(host) || host.hasSuffix(".local") || !host.contains(".") { return true }
    guard let numbers = numbers(host) else { return false }
    switch (numbers[0], numbers[1]) {
    case (10, _), (192, 168), (169, 254), (172, 16...31): return true
    default: return false
    }
  }

  private static func numbers(_ host: String) -> [UInt8]? {
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 ? numbers.compactMap { $0 }.count == 4 ? numbers.compactMap { $0 } : nil : nil
  }
}
