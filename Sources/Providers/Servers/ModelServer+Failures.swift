import Harness

extension ModelServer {
  /// A refusal, as a person can act on it.
  ///
  /// - Parameter head: of the answer, for what it says about trying again.
  func failure(_ refusal: ServerRefusal, head: HTTPHead? = nil, model: String) -> ProviderError {
    let said = refusal.message.isEmpty ? "" : ": \(refusal.message)"
    let status = refusal.status.map { " (\($0))" } ?? ""
    let wait = head.flatMap(Retry.requestedDelay) ?? refusal.wait
    let wish = head?["x-should-retry"].flatMap(Bool.init)
    func error(_ kind: ProviderError.Kind, _ message: String, retry: Bool = false) -> ProviderError {
      ProviderError(kind, message, isRetryable: wish ?? retry, retryAfter: wait)
    }
    if refusal.isAboutLength {
      return error(.contextLength, "the conversation is too long for \(model)\(status)\(said)")
    }
    switch kind(of: refusal) {
    case 300..<400:
      let target =
        head?["location"].map { " to \(ServerRefusal.line($0, without: secrets).prefix(200))" } ?? ""
      return error(
        .request, "\(endpoint.place) redirects\(target)\(status): set \(addressName) to where the server is")
    case 401 where key == nil, 403 where key == nil:
      return error(.authentication, "\(endpoint.place) wants a key: set \(keyName)\(status)\(said)")
    case 401, 403:
      return error(.authentication, "\(endpoint.place) refused the key; check \(keyName)\(status)\(said)")
    case 402:
      return error(.rateLimit, "\(endpoint.place) wants to be paid\(status)\(said)")
    case 404:
      let isModel = refusal.message.lowercased().contains("model") || refusal.code.contains("model")
      return isModel
        ? error(.request, "\(endpoint.place) has no model \(model)\(status)\(said)")
        : error(
          .request,
          "\(endpoint.place) has nothing at this address; check \(addressName)\(addressHint)\(status)\(said)"
        )
    case 407:
      return error(.network, "the proxy wants a login\(status): put it into https_proxy")
    case 408: return error(.network, "\(endpoint.place) timed out\(status)\(said)", retry: true)
    case 409: return error(.overloaded, "\(endpoint.place) is busy\(status)\(said)", retry: true)
    case 429:
      let isUsedUp = ["insufficient_quota", "billing"].contains { refusal.code.contains($0) }
      return isUsedUp
        ? ProviderError(.rateLimit, "the quota at \(endpoint.place) is used up\(status)\(said)")
        : error(.rateLimit, "too many requests for \(endpoint.place)\(status)\(said)", retry: true)
    case 501, 505:
      // A web server that knows nothing of models says so; it will say so again.
      return error(
        .request,
        "\(endpoint.place) cannot do this; check \(addressName)\(addressHint)\(status)\(said)")
    case 500...:
      return error(.overloaded, "\(endpoint.place) cannot answer now\(status)\(said)", retry: true)
    default:
      return error(.request, "\(endpoint.place) did not accept the request\(status)\(said)")
    }
  }

  /// The status, or the one a refusal without one would have had.
  private func kind(of refusal: ServerRefusal) -> Int {
    if let status = refusal.status { return status }
    if let number = refusal.code.split(separator: " ").lazy.compactMap({ Int($0) }).first(where: { $0 >= 300 }
    ) {
      return number
    }
    for (word, status) in [
      ("insufficient_quota", 429), ("billing", 402), ("rate_limit", 429), ("resource_exhausted", 429),
      ("overloaded", 529),
      ("server_error", 500), ("api_error", 500), ("internal", 500), ("unavailable", 503), ("timeout", 408),
      ("authentication", 401), ("permission", 403), ("not_found", 404),
    ] where refusal.code.contains(word) {
      return status
    }
    return 400
  }
}
