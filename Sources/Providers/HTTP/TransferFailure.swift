import CCurl
import Harness

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The words for transfers that failed. Only the name of the server is in them, never a key.
enum TransferFailure {
  /// libcurl is not there.
  static let noLibrary = ProviderError(
    .network,
    "libcurl is missing, without which no server can be asked: apt install libcurl4, then start again")

  /// The server said nothing for too long. Asking again by itself would keep the person waiting as long once
  /// more, and throw away what the server may have worked out.
  static func silent(_ exchange: Exchange) -> ProviderError {
    let seconds = Int(exchange.transport.idleTimeout / .seconds(1))
    return ProviderError(
      .network, "\(exchange.request.endpoint.place) was silent for \(seconds) s; the connection was closed")
  }

  /// Nobody listens there. A server of this machine that does not run now will not run in a second either.
  static func refused(at place: String) -> ProviderError {
    ProviderError(.network, "connection refused at \(place): is the server running?")
  }

  /// What libcurl calls a failure, as a person can act on it.
  static func error(_ code: CURLcode, _ exchange: Exchange, detail: String, systemError: Int32)
    -> ProviderError
  {
    let place = exchange.request.endpoint.place
    func network(_ message: String, isRetryable: Bool = true) -> ProviderError {
      ProviderError(.network, message, isRetryable: isRetryable)
    }
    let words = detail.isEmpty ? String(cString: ccurl_words(code)) : detail
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      return network(
        "cannot find the host \(exchange.request.endpoint.host): is its name right, and is there a network?")
    case CURLE_COULDNT_RESOLVE_PROXY:
      return network("cannot find the proxy: check https_proxy and http_proxy", isRetryable: false)
    case CURLE_COULDNT_CONNECT where exchange.request.endpoint.isLoopback && systemError == ECONNREFUSED:
      return refused(at: place)
    case CURLE_COULDNT_CONNECT:
      // libcurl's words name the address that was tried, which may be that of a proxy.
      return network("cannot connect to \(place) (\(words)): is the server running, and the proxy, if any?")
    case CURLE_OPERATION_TIMEDOUT:
      let seconds = Int(exchange.transport.connectTimeout / .seconds(1))
      return network(
        "no connection to \(place) within \(seconds) s: is there a network, and is the server running?")
    case CURLE_SSL_CACERT_BADFILE:
      return network("the certificates in SSL_CERT_FILE cannot be read (\(words))", isRetryable: false)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR:
      return network(
        "\(place) cannot prove who it is (\(words)): is the clock right? An authority of your own is named "
          + "with SSL_CERT_FILE", isRetryable: false)
    case CURLE_SSL_CONNECT_ERROR:
      return network(
        "no encrypted connection to \(place) (\(words)): does it speak https?", isRetryable: false)
    case CURLE_GOT_NOTHING: return network("\(place) closed the connection without an answer")
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
      return ProviderError(.malformed, "\(place) does not speak HTTP: check the base URL")
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return network("connection to \(place) lost (\(words))")
    default: return network("the request to \(place) failed (\(words))", isRetryable: false)
    }
  }
}
