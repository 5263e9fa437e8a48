import Harness
import Testing

@testable import Providers

/// Pictures for models that take none.
@Suite(.timeLimit(.minutes(1))) struct PictureTests {
  private var request: ModelRequest {
    var message = Message.said("What is this?")
    message.content.append(.image(data: "AAAA", mimeType: "image/png", filename: "a.png"))
    return ModelRequest(model: "m", messages: [message])
  }

  @Test(arguments: [
    (400, #"{"error":{"message":"Invalid content type. image_url is only supported by certain models."}}"#),
    (404, #"{"error":{"message":"No endpoints found that support image input"}}"#),
    (500, #"{"error":{"message":"image input is not supported - hint: provide the mmproj"}}"#),
  ])
  func `a refusal is learned, and the conversation goes on without pictures`(status: Int, body: String)
    async throws
  {
    let server = try LoopbackServer { _, before in
      before == 0
        ? [.head(status, type: "application/json"), .send(body)] : [.head(), .words("ok"), .done]
    }
    let provider = ChatProvider(server, key: "k")
    let message = ServerRefusal(status: status, body: Array(body.utf8), secrets: []).message
    let notice = ModelEvent.notice("m takes no pictures (\(message)): it goes on without them")
    #expect(
      try await Collected(provider.stream(request)).events == [notice, .text("ok"), .finished(.stop)])
    #expect(server.received.map { $0.body.contains("AAAA") } == [true, false])
    #expect(server.received.last?.body.contains("(a.png was left out: you cannot see pictures.)") == true)
    #expect(await provider.facts(of: "m").takesPictures == false)
  }

  @Test func `the same in messages and in responses`() async throws {
    let body = #"{"error":{"type":"invalid_request_error","message":"this model does not support images"}}"#
    for api in [ProviderSettings.API.anthropic, .responses] {
      let server = try LoopbackServer(always: [.head(400, type: "application/json"), .send(body)])
      var own = ProviderSettings(id: "own")
      own.url = server.address
      own.speaks = api
      let all = AllProviders.make(environment: [:], settings: [own])
      let provider = try #require(all.first { $0.id == "own" })
      let collected = try await Collected(provider.stream(request))
      #expect(
        collected.events == [
          .notice(
            "m takes no pictures (this model does not support images): it goes on without them")
        ])
      #expect(server.received.map { $0.body.contains("AAAA") } == [true, false])
      #expect(await provider.facts(of: "m").takesPictures == false)
    }
  }
}
