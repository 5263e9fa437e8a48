import Harness
import Testing

@testable import Providers

/// Encrypted connections to a server with a certificate that no authority of the system knows.
@Suite(.timeLimit(.minutes(1)), .enabled(if: TLSServer.isThere)) struct TLSTests {
  private let list =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"data\":[{\"id\":\"x\"}]}"

  private func models(_ server: TLSServer, trusting file: String?) async -> [ModelInfo] {
    var environment = ["OPENAI_BASE_URL": "https://127.0.0.1:\(server.port)/v1", "OPENAI_API_KEY": "k"]
    environment["SSL_CERT_FILE"] = file
    let provider = AllProviders.make(environment: environment).first { $0.id == "openai" }
    return await provider?.models() ?? []
  }

  @Test func `a certificate that is named is trusted, any other is not, and nothing is sent`() async throws {
    let server = try TLSServer(files: ["v1/models": list])
    #expect(await models(server, trusting: server.certificate) == [ModelInfo(id: "openai/x")])
    let refused = await models(server, trusting: nil).first?.unavailable
    #expect(refused?.contains("127.0.0.1:\(server.port) cannot prove who it is") == true)
    #expect(refused?.contains("SSL_CERT_FILE") == true)
  }

  @Test func `a certificate for another host is refused`() async throws {
    let server = try TLSServer(name: "DNS:elsewhere.example", files: ["v1/models": list])
    let refused = await models(server, trusting: server.certificate).first?.unavailable
    #expect(refused?.contains("cannot prove who it is") == true)
  }

  @Test func `a file of certificates that cannot be read is named`() async throws {
    let server = try TLSServer(files: [:])
    let refused = await models(server, trusting: "/nowhere.pem").first?.unavailable
    #expect(refused?.contains("SSL_CERT_FILE cannot be read") == true)
  }
}
