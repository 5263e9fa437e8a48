import Harness
import Testing

@testable import Providers

@Suite(.timeLimit(.minutes(1))) struct ModelListTests {
  private func list(_ body: String, status: Int = 200) async throws -> [ModelInfo] {
    let server = try LoopbackServer(always: [.head(status, type: "application/json"), .send(body)])
    return await ChatProvider(server).models()
  }

  @Test func `forms of several servers, with the context where it is told`() async throws {
    #expect(
      try await list(
        #"{"object":"list","data":[{"id":"b/c"},{"id":"a","max_model_len":4096},{"id":"models/g","context_length":9}]}"#
      ) == [
        ModelInfo(id: "openai/a", contextLength: 4096), ModelInfo(id: "openai/b/c"),
        ModelInfo(id: "openai/g", contextLength: 9),
      ])
    #expect(
      try await list(#"{"models":[{"name":"x","meta":{"n_ctx_train":8}}]}"#)
        == [ModelInfo(id: "openai/x", contextLength: 8)])
    #expect(try await list(#"[{"id":"x"}]"#) == [ModelInfo(id: "openai/x")])
  }

  @Test(arguments: ["[1]", "{}"])
  func `a list without models is an empty one`(body: String) async throws {
    #expect(try await list(body) == [])
  }

  @Test(arguments: ["<html>", ""])
  func `what is no list is said`(body: String) async throws {
    let models = try await list(body)
    #expect(models.map(\.id) == ["openai/gpt-5"])
    #expect(models.first?.unavailable?.hasSuffix("sent no list of models") == true)
  }

  @Test func `a refused key is said`() async throws {
    let models = try await list("no", status: 401)
    #expect(models.map(\.id) == ["openai/gpt-5"])
    #expect(
      models.first?.unavailable?.contains(
        "wants a key: set OPENAI_API_KEY, or use `rein login openai` (401): no") == true)
  }

  @Test func `a server that cannot answer says why`() async throws {
    let models = try await list(#"{"error":{"message":"Loading model"}}"#, status: 503)
    #expect(models.count == 1)
    #expect(models.first?.unavailable?.hasSuffix("cannot answer now (503): Loading model") == true)
    #expect(
      await ChatProvider(baseURL: "127.0.0.1:1/v1").models() == [
        ModelInfo(
          id: "openai/gpt-5", unavailable: "connection refused at 127.0.0.1:1: is the server running?")
      ])
  }

  @Test func `a list is asked for once`() async throws {
    let server = try LoopbackServer(always: [
      .head(type: "application/json"), .send(#"{"data":[{"id":"x"}]}"#),
    ])
    let provider = ChatProvider(server, key: "k")
    #expect(await provider.models() == [ModelInfo(id: "openai/x")])
    #expect(await provider.models() == [ModelInfo(id: "openai/x")])
    #expect(server.received.map(\.path) == ["/v1/models"])
    #expect(server.received.first?.headers["authorization"] == "Bearer k")
  }
}
