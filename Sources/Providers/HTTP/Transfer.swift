import CCurl
import Harness

/// One transfer on the network thread: libcurl's handle, and what must live as long as it.
final class Transfer {
  /// Whom it is for.
  let exchange: Exchange
  /// libcurl's handle.
  let easy: UnsafeMutableRawPointer
  /// Whether it waits for the reader, and so cannot be called silent.
  private(set) var isPaused = false

  private var headers: UnsafeMutablePointer<curl_slist>?
  private let detail = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var fields: [(name: String, value: String)] = []
  private var lastByte = ContinuousClock.now
  private var uploaded: Int64 = 0
  private var received = 0

  /// A transfer that is ready to be added to the others.
  static func starting(_ exchange: Exchange) -> Result<Transfer, ProviderError> {
    guard let easy = ccurl_easy_new() else { return .failure(TransferFailure.noLibrary) }
    let transfer = Transfer(exchange, easy)
    transfer.prepare()
    return .success(transfer)
  }

  private init(_ exchange: Exchange, _ easy: UnsafeMutableRawPointer) {
    self.exchange = exchange
    self.easy = easy
    detail.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  private func prepare() {
    let request = exchange.request
    ccurl_set_text(easy, CURLOPT_URL, request.endpoint.url(request.path))
    ccurl_set_text(easy, CURLOPT_USERAGENT, "rein")
    ccurl_set_text(easy, CURLOPT_ERRORBUFFER, detail)
    ccurl_set_number(easy, CURLOPT_NOSIGNAL, 1)
    ccurl_set_number(easy, CURLOPT_TCP_KEEPALIVE, 1)
    ccurl_set_number(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    // A name that takes long to resolve must not hold up the other transfers when this one is cancelled.
    ccurl_set_number(easy, CCURL_QUICK_EXIT, 1)
    ccurl_set_number(
      easy, CURLOPT_CONNECTTIMEOUT_MS, Int(exchange.transport.connectTimeout / .milliseconds(1)))
    if request.endpoint.isLoopback { ccurl_set_text(easy, CURLOPT_PROXY, "") }
    if let file = exchange.transport.certificates { ccurl_set_text(easy, CURLOPT_CAINFO, file) }

    for header in request.headers {
      headers = ccurl_list_append(headers, "\(header.name): \(header.value)")
    }
    if let body = request.body {
      ccurl_set_body(easy, body, Int64(body.count))
      // Else libcurl asks servers for permission to send long bodies, and those that do not know it are slow.
      headers = ccurl_list_append(headers, "Expect:")
    }
    ccurl_set_list(easy, headers)
    ccurl_set_takers(
      easy, { Transfer.called($3)?.takeHeader($0, $1 * $2) ?? 0 },
      { Transfer.called($3)?.takeBody($0, $1 * $2) ?? 0 }, Unmanaged.passUnretained(self).toOpaque())
  }

  private static func called(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private func takeHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    lastByte = .now
    let raw = UnsafeRawBufferPointer(start: bytes, count: count)
    let line = String(decoding: raw, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
    if line.hasPrefix("HTTP/") {
      fields = []
    } else if line.isEmpty {
      let status = ccurl_status(easy)
      // 100 to 199 announce the answer; they are not it.
      if status >= 200 { exchange.take(HTTPHead(status: status, fields: fields)) }
    } else if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      fields.append((String(line[..<colon]), String(value)))
    }
    return count
  }

  private func takeBody(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    lastByte = .now
    received += count
    if exchange.take(UnsafeRawBufferPointer(start: bytes, count: count)) { return count }
    isPaused = true
    return CCURL_PAUSE
  }

  /// The bytes of the body since the last call.
  func takeReceived() -> Int {
    defer { received = 0 }
    return received
  }

  /// Goes on after a pause.
  func resume() {
    guard isPaused else { return }
    isPaused = false
    lastByte = .now
    ccurl_easy_resume(easy)
  }

  /// How much longer the server may be silent.
  func silenceLeft(at now: ContinuousClock.Instant) -> Duration {
    // A long request on a slow line is not silence.
    let sent = ccurl_uploaded(easy)
    if sent != uploaded {
      uploaded = sent
      lastByte = now
    }
    return exchange.transport.idleTimeout - lastByte.duration(to: now)
  }

  /// How the transfer ended, in the words of the reader.
  func result(_ code: CURLcode) -> Result<Void, any Error> {
    guard code != CURLE_OK else { return .success(()) }
    return .failure(
      TransferFailure.error(
        code, exchange, detail: String(cString: detail),
        systemError: Int32(truncatingIfNeeded: ccurl_system_error(easy))))
  }

  /// Frees everything. The handle must have left the others.
  func close() {
    ccurl_easy_free(easy)
    ccurl_list_free(headers)
    detail.deallocate()
  }
}
