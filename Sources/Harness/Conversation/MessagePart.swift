/// A piece of a message.
public enum MessagePart: Hashable, Sendable {
  /// Prose, as markdown.
  case text(String)
  /// What the model thought, with what the provider wants back unchanged.
  case thinking(Thinking)
  /// A tool the model asked for.
  case toolCall(ToolCall)
  /// What came of it.
  case toolResult(ToolResult)
  /// A picture, base64 encoded.
  case image(data: String, mimeType: String, filename: String? = nil)
  /// A file, base64 encoded.
  case file(data: String, mediaType: String, filename: String?)
  /// A part of a kind this program does not know; kept unchanged.
  case other(JSON)

  /// Reads a part; one that is not of a known form is kept as `other`.
  public init(json: JSON) {
    guard let part = MessagePart.known(json) else {
      self = .other(json)
      return
    }
    // Equal to the letter is the usual case, and cheap to see; the order of fields says nothing.
    let own = part.json
    self = own == json || own.text(sortingKeys: true) == json.text(sortingKeys: true) ? part : .other(json)
  }

  private static func known(_ json: JSON) -> MessagePart? {
    switch json["type"]?.string {
    case "text": json["text"]?.string.map(MessagePart.text)
    case "thinking": Thinking(json: json).map(MessagePart.thinking)
    case "tool_call": ToolCall(json: json).map(MessagePart.toolCall)
    case "tool_result": ToolResult(json: json).map(MessagePart.toolResult)
    case "image":
      if let data = json["data"]?.string, let type = json["mimeType"]?.string {
        .image(data: data, mimeType: type, filename: json["filename"]?.string)
      } else {
        nil
      }
    case "file":
      if let data = json["data"]?.string, let type = json["mediaType"]?.string {
        .file(data: data, mediaType: type, filename: json["filename"]?.string)
      } else {
        nil
      }
    default: nil
    }
  }

  /// The part in the form of the event log and the store.
  public var json: JSON {
    switch self {
    case .text(let text): ["type": "text", "text": .string(text)]
    case .thinking(let thinking): thinking.json
    case .toolCall(let call): call.json
    case .toolResult(let result): result.json
    case .image(let data, let type, let name):
      .fields([
        "type": "image", "data": .string(data), "mimeType": .string(type),
        "filename": name.map { .string($0) },
      ])
    case .file(let data, let type, let name):
      .fields([
        "type": "file", "data": .string(data), "mediaType": .string(type),
        "filename": name.map { .string($0) },
      ])
    case .other(let json): json
    }
  }

  /// Whether it is a picture, or a document that is no text: what some models cannot see.
  public var needsEyes: Bool {
    switch self {
    case .image: true
    case .file(_, let type, _): !type.hasPrefix("text/") && type != "application/json"
    case .text, .thinking, .toolCall, .toolResult, .other: false
    }
  }

  /// What a file is called, if this is one and has a name.
  public var filename: String? {
    switch self {
    case .image(_, _, let name), .file(_, _, let name): name
    case .text, .thinking, .toolCall, .toolResult, .other: nil
    }
  }
}

/// A stretch of the model's thinking.
public struct Thinking: Hashable, Sendable {
  /// What may be shown; empty when the provider keeps it to itself.
  public var text: String
  /// What the provider wants back byte for byte with the next request; only it knows what is in it.
  public var signature: String?
  /// The model that signed it, as `provider/name`: no other can read the signature.
  public var signer: String?
  /// Whether the signature is all there is: the provider withheld the thinking itself.
  public var isRedacted: Bool

  /// A stretch of thinking.
  public init(text: String, signature: String? = nil, signer: String? = nil, isRedacted: Bool = false) {
    self.text = text
    self.signature = signature
    self.signer = signer
    self.isRedacted = isRedacted
  }

  init?(json: JSON) {
    guard let text = json["thinking"]?.string else { return nil }
    self.init(
      text: text, signature: json["signature"]?.string, signer: json["signedBy"]?.string,
      isRedacted: json["redacted"]?.bool ?? false)
  }

  var json: JSON {
    .fields([
      "type": "thinking", "thinking": .string(text), "signature": signature.map { .string($0) },
      "signedBy": signer.map { .string($0) }, "redacted": isRedacted ? true : nil,
    ])
  }
}

/// A tool the model asked for.
public struct ToolCall: Hashable, Sendable, Identifiable {
  /// Given by the provider, or by rein where the provider's are not unique.
  public var id: String
  /// Which tool.
  public var name: String
  /// With what; an object, unless the model sent something else.
  public var args: JSON
  /// What the provider wants back byte for byte with the call.
  public var signature: String?
  /// The model that signed it, as `provider/name`.
  public var signer: String?

  /// A call.
  public init(id: String, name: String, args: JSON, signature: String? = nil, signer: String? = nil) {
    self.id = id
    self.name = name
    self.args = args
    self.signature = signature
    self.signer = signer
  }

  init?(json: JSON) {
    guard let id = json["id"]?.string, let name = json["name"]?.string, let args = json["args"] else {
      return nil
    }
    self.init(
      id: id, name: name, args: args, signature: json["signature"]?.string, signer: json["signedBy"]?.string)
  }

  var json: JSON {
    .fields([
      "type": "tool_call", "id": .string(id), "name": .string(name), "args": args,
      "signature": signature.map { .string($0) }, "signedBy": signer.map { .string($0) },
    ])
  }
}

/// What came of a tool call.
public struct ToolResult: Hashable, Sendable, Identifiable {
  /// The id of the call.
  public var id: String
  /// Which tool ran.
  public var name: String
  /// What it returned; for rein's tools a `ToolOutput`.
  public var result: JSON
  /// Whether it failed, was refused or was cancelled.
  public var isError: Bool
  /// Milliseconds that the call ran; `nil` where that is not known.
  public var duration: Int?

  /// A result.
  public init(id: String, name: String, result: JSON, isError: Bool, duration: Int? = nil) {
    self.duration = duration
    self.id = id
    self.name = name
    self.result = result
    self.isError = isError
  }

  init?(json: JSON) {
    guard let id = json["id"]?.string, let name = json["name"]?.string, let result = json["result"],
      let isError = json["isError"]?.bool
    else { return nil }
    self.init(id: id, name: name, result: result, isError: isError, duration: json["durationMs"]?.int)
  }

  var json: JSON {
    .fields([
      "type": "tool_result", "id": .string(id), "name": .string(name), "result": result,
      "isError": .bool(isError), "durationMs": duration.map { JSON($0) },
    ])
  }
}
