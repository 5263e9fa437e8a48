import Testing

@testable import Providers

@Suite struct LoopbackPortTests {
  @Test func `a port where a server listens is not closed, and is when the server is gone`() throws {
    let server = try LoopbackServer { _, _ in [] }
    let place = "127.0.0.1:\(server.port)"
    #expect(!LoopbackPort.isClosed(place))
    server.stop()
    #expect(LoopbackPort.isClosed(place))
  }

  @Test(arguments: ["localhost:1", "127.0.0.1", "127.0.0.1:99999", "example.com:80", "[::1]:1", ""])
  func `a place that is written in another way counts as open`(place: String) {
    #expect(!LoopbackPort.isClosed(place))
  }
}
