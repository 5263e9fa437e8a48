import TestSupport

@testable import Harness

/// A conversation in which things of a known length are said, and whose notes come from a provider of their own.
@HarnessActor
struct LongThread {
  let chat: Conversation
  let observer: ScriptedProvider

  /// - Parameters:
  ///   - steps: what the model says.
  ///   - notes: what the model says that condenses.
  init(
    _ steps: [ScriptedProvider.Step] = [], notes: [ScriptedProvider.Step] = [], tools: [any Tool] = [],
    thresholds: MemoryThresholds = MemoryThresholds(observation: 1_000, reflection: 1_000),
    store: (any ThreadStore)? = nil, ahead: Bool = false,
    configure: @escaping (inout HostConfiguration) -> Void = { _ in }
  ) throws {
    let observer = ScriptedProvider(notes, id: "notes")
    self.observer = observer
    chat = try Conversation(steps, tools: tools, store: store) {
      $0.providers.append(observer)
      $0.memory = MemoryConfiguration(
        thresholds: thresholds, observerModelID: "notes/one", reflectorModelID: "notes/two", worksAhead: ahead
      )
      configure(&$0)
    }
  }

  var session: Session { chat.session }

  /// Says something of so many tokens, at least as many as the name has.
  func say(_ name: String, tokens: Int = 0) async throws {
    try await chat.say(text(name, tokens: tokens))
  }

  func text(_ name: String, tokens: Int) -> String {
    let more = tokens * 4 - name.utf8.count - 1
    return more > 0 ? name + String(repeating: " ", count: more) + "." : name
  }

  /// The names of events that are about condensing.
  var memoryEvents: [String] { chat.events.map(\.wireName).filter { $0.hasPrefix("om_") } }

  /// The messages of a request, each by its first word; notes in full.
  static func outline(_ request: ModelRequest?) -> [String] {
    (request?.messages ?? []).map { message in
      CondensingPrompt.observations(in: message.text).map { "[\($0)]" }
        ?? message.text.prefix { $0 != " " }.description
    }
  }

  var lastRequest: [String] { LongThread.outline(chat.provider.requests.last) }

  /// What people were told besides the conversation.
  var notices: [String] {
    chat.events.compactMap { if case .detail(.noticed(let notice)) = $0 { notice.text } else { nil } }
  }
}

extension ScriptedProvider.Step {
  /// One text.
  static func text(_ text: String) -> ScriptedProvider.Step { .says([.text(text)]) }

  /// A failure before anything arrived.
  static func fails(_ kind: ProviderError.Kind, _ text: String) -> ScriptedProvider.Step {
    .fails([], ProviderError(kind, text))
  }
}
