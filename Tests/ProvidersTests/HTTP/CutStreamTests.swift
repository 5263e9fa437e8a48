import Harness
import TestSupport
import Testing

@testable import Providers

/// Streams of every protocol, through a real connection that breaks after any byte: what came is kept and marked, and the
/// conversation goes on.
@HarnessActor @Suite(.timeLimit(.minutes(5))) struct CutStreamTests {
  nonisolated private static let protocols: [(ProviderSettings.API, recording: String)] = [
    (.chat, "openai"), (.anthropic, "anthropic"), (.responses, "responses"),
  ]

  @Test(arguments: [0, 1, 2])
  func `a thread goes on after a break`(index: Int) async throws {
    let (api, recording) = Self.protocols[index]
    let bytes = try Recording.bytes(recording)
    // Every byte is tried with the decoders alone; here some, and a whole one.
    for count in Array(stride(from: 0, through: bytes.count, by: 199)) + [bytes.count] {
      try await breaks(after: count, of: bytes, api)
    }
  }

  private func breaks(after count: Int, of bytes: [UInt8], _ api: ProviderSettings.API) async throws {
    let server = try LoopbackServer { _, before in
      before == 0
        ? [.head(), .send(Array(bytes[..<count]))]
        : [.head(400, type: "application/json"), .send(#"{"error":{"message":"enough"}}"#)]
    }
    var own = ProviderSettings(id: "own")
    own.url = server.address
    own.speaks = api
    let provider = AllProviders.make(environment: [:], settings: [own]).first { $0.id == "own" }
    let chat = try Conversation([]) {
      $0.providers = [provider].compactMap(\.self)
      $0.modelID = "own/m"
    }
    let ring = chat.session.subscribe { [session = chat.session] event in
      if case .detail(.retryChanged(.some)) = event { session.retryNow() }
    }
    try await chat.say("go")
    try await chat.say("go on")
    ring.cancel()
    let failure = try #require(chat.session.displayState.currentMessage)
    #expect(failure.stopReason == .error, "after \(count)")
    let body = try JSON(parsing: try #require(server.received.last?.body))
    #expect(Self.openCalls(in: body) == [], "after \(count)")
    #expect(body.text().contains("go on"), "after \(count)")
  }

  /// Ids of calls in a request that have no result there.
  private static func openCalls(in json: JSON) -> Set<String> {
    var calls: Set<String> = []
    var results: Set<String> = []
    func look(_ json: JSON) {
      for element in json.array ?? [] { look(element) }
      for (_, value) in json.object ?? [:] { look(value) }
      switch json["type"]?.string {
      case "function": json["id"]?.string.map { _ = calls.insert($0) }
      case "tool_use": json["id"]?.string.map { _ = calls.insert($0) }
      case "function_call": json["call_id"]?.string.map { _ = calls.insert($0) }
      case "tool_result": json["tool_use_id"]?.string.map { _ = results.insert($0) }
      case "function_call_output": json["call_id"]?.string.map { _ = results.insert($0) }
      default: json["tool_call_id"]?.string.map { _ = results.insert($0) }
      }
    }
    look(json)
    return calls.subtracting(results)
  }
}
