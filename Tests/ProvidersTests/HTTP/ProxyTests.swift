import Harness
import Testing

@testable import Providers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Proxies come from the environment, which only a process of its own may change.
@Suite(.timeLimit(.minutes(1))) struct ProxyTests {
  private static let request = ModelRequest(model: "m", messages: [.said("x")])

  @Test func `a proxy is asked for other machines, and not for this one`() async {
    await #expect(processExitsWith: .success) {
      let proxy = try LoopbackServer(always: [.head(), .words("proxy"), .done])
      let server = try LoopbackServer(always: [.head(), .words("server"), .done])
      setenv("http_proxy", "http://127.0.0.1:\(proxy.port)", 1)
      let far = ChatProvider(baseURL: "http://example.invalid/v1")
      #expect(
        try await Collected(far.stream(Self.request)) == Collected([.text("proxy"), .finished(.stop)]))
      #expect(
        try await Collected(ChatProvider(server).stream(Self.request))
          == Collected([.text("server"), .finished(.stop)]))
      #expect(proxy.received.map(\.path) == ["http://example.invalid/v1/chat/completions"])
    }
  }

  @Test func `a proxy that does not run is named`() async {
    await #expect(processExitsWith: .success) {
      setenv("https_proxy", "http://127.0.0.1:1", 1)
      let endpoint = try Endpoint("https://example.invalid", setting: "X")
      let error = await #expect(throws: ProviderError.self) {
        try await Transport().send(HTTPRequest(endpoint: endpoint, path: "/"))
      }
      #expect(error?.message.contains("127.0.0.1 port 1") == true)
    }
  }

  @Test func `certificates that are not there are named by their setting`() async throws {
    let server = try LoopbackServer(always: [.head(400)])
    let here = try Endpoint("https://127.0.0.1:\(server.port)", setting: "X")
    let error = await #expect(throws: ProviderError.self) {
      try await Transport(certificates: "/does/not/exist.pem").send(HTTPRequest(endpoint: here, path: "/"))
    }
    #expect(error?.message.hasPrefix("the certificates in SSL_CERT_FILE cannot be read") == true)
  }
}
