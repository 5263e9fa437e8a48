import Harness
import Synchronization
import Testing

@testable import Providers

@Suite(.timeLimit(.minutes(1))) struct LateKeyTests {
  private func counting(
    _ results: [Result<String, ProviderError>]
  ) -> (key: LateKey, asked: @Sendable () -> Int) {
    let rest = Counted(results)
    return (LateKey { rest.next() }, { rest.count })
  }

  private final class Counted: Sendable {
    private let state: Mutex<(results: [Result<String, ProviderError>], count: Int)>

    init(_ results: [Result<String, ProviderError>]) { state = Mutex((results, 0)) }

    var count: Int { state.withLock { $0.count } }

    func next() -> Result<String, ProviderError> {
      state.withLock { state in
        state.count += 1
        return state.results.isEmpty
          ? .failure(ProviderError(.authentication, "asked too often")) : state.results.removeFirst()
      }
    }
  }

  @Test func `it is got once, however many need it`() async throws {
    let (key, asked) = counting([.success("sk-1")])
    let all = try await withThrowingTaskGroup { group in
      for _ in 0..<20 { group.addTask { try await key.text() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(all == Array(repeating: "sk-1", count: 20))
    #expect(try await key.text() == "sk-1")
    #expect(asked() == 1)
  }

  @Test func `after a failure it is asked for again`() async throws {
    let locked = ProviderError(.authentication, "locked")
    let (key, asked) = counting([.failure(locked), .success("sk-1")])
    await #expect(throws: locked) { try await key.text() }
    #expect(try await key.text() == "sk-1")
    #expect(asked() == 2)
  }

  @Test func `who gives up waits no longer, and the next one gets what came`() async throws {
    let bell = Bell()
    let key = LateKey {
      try? await bell.wait(atMost: .seconds(60))
      return .success("sk-1")
    }
    let impatient = Task { try await key.text() }
    impatient.cancel()
    await #expect(throws: CancellationError.self) { try await impatient.value }
    bell.ring()
    #expect(try await key.text() == "sk-1")
  }

  @Test func `a server asks with it, and hides it`() async throws {
    let server = ModelServer(
      endpoint: try Endpoint("http://127.0.0.1:1/v1", setting: "test"), key: nil,
      lateKey: LateKey { .success(" sk-12345678\n") }, keyName: "rein login x", addressName: "x",
      transport: Transport())
    #expect(server.secrets == [])
    let ready = try await server.withKey()
    #expect(ready.secrets == ["sk-12345678"])
    #expect(ready.request("/models").headers.contains(.init("Authorization", "Bearer sk-12345678")))
  }
}
