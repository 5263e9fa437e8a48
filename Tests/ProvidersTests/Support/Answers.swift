import Harness

@testable import Providers

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Message {
  /// What a person says in a test.
  static func said(_ text: String) -> Message {
    Message(id: "1", role: .user, content: [.text(text)], createdAt: Date(timeIntervalSince1970: 0))
  }
}

extension LoopbackServer.Act {
  /// Sends text at once.
  static func send(_ text: String) -> Self { .send(Array(text.utf8)) }

  /// Sends the head of an answer whose end is the end of the connection.
  static func head(_ status: Int = 200, type: String = "text/event-stream", with headers: String...) -> Self {
    let lines = ["HTTP/1.1 \(status) Some", "Content-Type: \(type)"] + headers + ["Connection: close"]
    return .send(lines.joined(separator: "\r\n") + "\r\n\r\n")
  }

  /// Sends a chunk of a chat completion.
  static func chunk(_ json: String) -> Self { .send("data: \(json)\n\n") }

  /// Sends a piece of prose.
  static func words(_ text: String) -> Self {
    .chunk(#"{"choices":[{"index":0,"delta":{"content":"\#(text)"},"finish_reason":null}]}"#)
  }

  /// Sends the end of a chat completion.
  static let done = Self.send(
    #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"# + "\n\ndata: [DONE]\n\n")
}

extension ChatProvider {
  /// A provider for a server of a test, with short patience.
  init(
    _ server: LoopbackServer, _ preset: ChatPreset = .openAI, key: String? = nil,
    idleTimeout: Duration = .seconds(20)
  ) {
    var transport = Transport()
    transport.idleTimeout = idleTimeout
    self.init(preset, baseURL: server.address, key: key, transport: transport)
  }

  /// OpenAI.
  init(baseURL: String? = nil, key: String? = nil) {
    self.init(.openAI, baseURL: baseURL, key: key, transport: Transport())
  }

  /// With an address and a key, as the environment gives them.
  init(_ preset: ChatPreset, baseURL: String?, key: String?, transport: Transport) {
    var environment: [String: String] = [:]
    environment[preset.addressName] = baseURL
    environment[preset.keyNames.first ?? ""] = key
    self.init(preset, ProviderMaterials(environment: environment, transport: transport.unhurried))
  }

  /// With an environment.
  init(_ preset: ChatPreset, environment: [String: String], transport: Transport = Transport()) {
    self.init(preset, ProviderMaterials(environment: environment, transport: transport.unhurried))
  }
}

/// Streams of real servers' forms, by file name.
enum Recording {
  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appending(path: "Recordings/\(name).sse")))
  }
}

extension Transport {
  /// Waits for lists as long as a busy machine needs.
  var unhurried: Transport {
    var transport = self
    transport.connectTimeout = .seconds(30)
    transport.listTimeout = .seconds(30)
    return transport
  }
}
