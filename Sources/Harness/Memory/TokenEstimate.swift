/// How many tokens things are likely to take, before a provider has counted them: a token is four bytes of text.
enum TokenEstimate {
  static let bytesPerToken = 4
  /// What providers charge for a picture of usual size; the length of its encoding says nothing about it.
  private static let picture = 1_500

  static func tokens(_ text: String) -> Int {
    (text.utf8.count + bytesPerToken - 1) / bytesPerToken
  }

  static func tokens(_ message: Message) -> Int {
    // A few tokens say whose message it is.
    message.content.reduce(4) { $0 + tokens($1) }
  }

  static func tokens(_ messages: some Sequence<Message>) -> Int {
    messages.reduce(0) { $0 + tokens($1) }
  }

  static func tokens(_ request: ModelRequest) -> Int {
    tokens(request.system) + tokens(request.messages)
      + request.tools.reduce(0) { sum, tool in
        sum + tokens(tool.description) + tokens(tool.input.json.text())
      }
  }

  private static func tokens(_ part: MessagePart) -> Int {
    switch part {
    case .text(let text): tokens(text)
    case .thinking(let thinking): tokens(thinking.text)
    case .toolCall(let call): tokens(call.name) + tokens(call.args.text())
    case .toolResult(let result): tokens(result.result["content"]?.string ?? result.result.text())
    case .image: picture
    // Base64 makes three bytes of a file four.
    case .file(let data, _, _): data.utf8.count * 3 / 4 / bytesPerToken
    case .other: 0
    }
  }
}
