import Harness
import Testing

@testable import Providers

/// The transport against a server of our own. What is said is tested by what the server and the reader see.
@Suite(.timeLimit(.minutes(1))) struct TransportTests {
  private func request(_ server: LoopbackServer, _ path: String = "/x") throws -> HTTPRequest {
    HTTPRequest(endpoint: try Endpoint(server.address, setting: "X"), path: path)
  }

  private func all(_ answer: HTTPAnswer) async throws -> String {
    String(decoding: try await answer.rest(limit: .max), as: UTF8.self)
  }

  @Test func `a request and its answer pass through unchanged`() async throws {
    let server = try LoopbackServer(always: [
      .head(201, type: "a/b", with: "X-One: 1", "x-TWO:2"), .send("grüße"),
    ])
    var request = try request(server)
    request.headers = [.init("X-Mine", "yes")]
    request.body = Array("{\"a\":\"ü\"}".utf8)
    let answer = try await Transport().send(request)
    #expect(
      answer.head
        == HTTPHead(
          status: 201,
          fields: [("content-type", "a/b"), ("x-one", "1"), ("x-two", "2"), ("connection", "close")]))
    #expect(try await all(answer) == "grüße")
    let received = try #require(server.received.first)
    #expect(received.method == "POST" && received.path == "/v1/x" && received.body == "{\"a\":\"ü\"}")
    #expect(received.headers["x-mine"] == "yes" && received.headers["expect"] == nil)
  }

  @Test func `without a body it is a GET, and what announces the answer is not it`() async throws {
    let server = try LoopbackServer(always: [
      .send("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"), .head(404), .send("no"),
    ])
    let answer = try await Transport().send(request(server))
    #expect(
      answer.head
        == HTTPHead(status: 404, fields: [("Content-Type", "text/event-stream"), ("Connection", "close")]))
    #expect(server.received.first?.method == "GET")
  }

  @Test func `bytes are there as soon as they are sent`() async throws {
    let server = try LoopbackServer(always: [.head(), .send("one"), .wait, .send("two")])
    let answer = try await Transport().send(request(server))
    #expect(try await answer.next() == Array("one".utf8))
    server.proceed()
    #expect(try await answer.next() == Array("two".utf8))
    #expect(try await answer.next() == nil)
    #expect(try await answer.next() == nil)
  }

  @Test func `a server that is faster than its reader waits, and nothing is lost`() async throws {
    var bytes = (0..<251).map { UInt8($0) }
    while bytes.count < 3 * Exchange.mostUnread { bytes += bytes }
    let server = try LoopbackServer(always: [.head(), .send(bytes)])
    let answer = try await Transport().send(request(server))
    var all: [UInt8] = []
    var largest = 0
    while let more = try await answer.next() {
      largest = max(largest, more.count)
      all += more
    }
    #expect(all == bytes)
    #expect(largest <= Exchange.mostUnread + 1 << 20)
  }

  @Test func `redirects are not followed`() async throws {
    let server = try LoopbackServer(always: [.head(307, with: "Location: http://127.0.0.1:1/elsewhere")])
    let answer = try await Transport().send(request(server))
    #expect(answer.head.status == 307)
    #expect(try await all(answer) == "")
  }

  @Test func `a port where nobody listens`() async throws {
    let request = HTTPRequest(endpoint: try Endpoint("127.0.0.1:1", setting: "X"), path: "/")
    await #expect(
      throws: ProviderError(.network, "connection refused at 127.0.0.1:1: is the server running?")
    ) { try await Transport().send(request) }
  }

  @Test func `a name that does not exist`() async throws {
    let request = HTTPRequest(endpoint: try Endpoint("https://nowhere.invalid", setting: "X"), path: "/")
    await #expect(
      throws: ProviderError(
        .network, "cannot find the host nowhere.invalid: is its name right, and is there a network?",
        isRetryable: true)
    ) { try await Transport().send(request) }
  }

  @Test func `a server without encryption behind https`() async throws {
    let server = try LoopbackServer(always: [.head(400)])
    let request = HTTPRequest(
      endpoint: try Endpoint("https://127.0.0.1:\(server.port)", setting: "X"), path: "/")
    do {
      _ = try await Transport().send(request)
      Issue.record("it answered")
    } catch let error as ProviderError {
      #expect(error.kind == .network && !error.isRetryable)
      #expect(error.message.hasPrefix("no encrypted connection to 127.0.0.1:\(server.port) ("))
    }
  }

  @Test func `something that does not speak HTTP`() async throws {
    let server = try LoopbackServer(always: [.send("SSH-2.0-OpenSSH_9.2\r\n")])
    await #expect(
      throws: ProviderError(
        .malformed, "127.0.0.1:\(server.port) does not speak HTTP: check the base URL")
    ) { try await Transport().send(request(server)) }
  }

  @Test func `a connection that is closed without an answer`() async throws {
    let server = try LoopbackServer(always: [])
    await #expect(
      throws: ProviderError(
        .network, "127.0.0.1:\(server.port) closed the connection without an answer", isRetryable: true)
    ) { try await Transport().send(request(server)) }
  }

  @Test func `an answer shorter than announced is an error after its bytes`() async throws {
    let server = try LoopbackServer(always: [.head(with: "Content-Length: 10"), .send("12345")])
    let answer = try await Transport().send(request(server))
    #expect(try await answer.next() == Array("12345".utf8))
    await #expect(throws: ProviderError.self) { try await answer.next() }
  }

  @Test(arguments: [false, true])
  func `a silent server is given up`(hasAnswered: Bool) async throws {
    let server = try LoopbackServer(always: hasAnswered ? [.head(), .send("a"), .hold] : [.hold])
    let transport = Transport(idleTimeout: .seconds(1))
    await #expect(
      throws: ProviderError(
        .network, "127.0.0.1:\(server.port) was silent for 1 s; the connection was closed")
    ) {
      let answer = try await transport.send(request(server))
      while try await answer.next() != nil {}
    }
    await server.clientLeft()
  }

  @Test(arguments: [false, true])
  func `cancelling closes the connection at once`(hasAnswered: Bool) async throws {
    let server = try LoopbackServer(always: hasAnswered ? [.head(), .send("a"), .hold] : [.hold])
    let request = try request(server)
    let reading = Task {
      let answer = try await Transport().send(request)
      while try await answer.next() != nil {}
    }
    while server.received.isEmpty { await Task.yield() }
    reading.cancel()
    await #expect(throws: CancellationError.self) { try await reading.value }
    await server.clientLeft()
  }

  @Test func `cancelling counts also when everything had come`() async throws {
    let server = try LoopbackServer(always: [.head(with: "Content-Length: 1"), .send("a")])
    let answer = try await Transport().send(request(server))
    let reading = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await answer.next()
    }
    await #expect(throws: CancellationError.self) { try await reading.value }
  }

  @Test func `what is left may end in its own time, also when it had to wait`() async throws {
    let bytes = [UInt8](repeating: 0, count: 4 * Exchange.mostUnread)
    let server = try LoopbackServer(always: [.head(), .send(bytes), .hold])
    let answer = try await Transport(idleTimeout: .seconds(1)).send(request(server))
    _ = try await answer.next()
    answer.leave()
    await server.clientLeft()
  }

  @Test func `letting go of an answer closes the connection`() async throws {
    let server = try LoopbackServer(always: [.head(), .send("a"), .hold])
    _ = try await Transport().send(request(server)).next()
    await server.clientLeft()
  }
}
