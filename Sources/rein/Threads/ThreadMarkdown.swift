import Harness

/// A conversation as markdown: who said what, and what the tools did. Thinking is left out.
struct ThreadMarkdown {
  private let export: ThreadExport
  /// What came of the calls, by their ids.
  private let results: [String: ToolResult]
  /// Calls whose results stand behind them.
  private let callIDs: Set<String>

  init(_ export: ThreadExport) {
    self.export = export
    let parts = export.messages.flatMap(\.content)
    let found = parts.compactMap { if case .toolResult(let result) = $0 { (result.id, result) } else { nil } }
    results = Dictionary(found) { $1 }
    callIDs = Set(parts.compactMap { if case .toolCall(let call) = $0 { call.id } else { nil } })
  }

  /// The whole text; it ends with a line break.
  var text: String {
    var pieces = [head]
    var speaker: Message.Role?
    for message in export.messages {
      let own = body(of: message)
      guard !own.isEmpty else { continue }
      // Steps of one answer stand under one heading.
      if message.role != speaker || message.role == .user { pieces.append(heading(of: message)) }
      speaker = message.role
      pieces += own
    }
    return pieces.joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let thread = export.thread
    let title = thread.title.split(whereSeparator: \.isNewline).joined(separator: " ")
    let facts = [
      "id: \(thread.id)", "started: \(Timestamp.text(thread.createdAt))",
      "last used: \(Timestamp.text(thread.updatedAt))",
      thread.metadata["currentModelId"]?.string.map { "model: \($0)" },
    ].compactMap { $0 }
    return "# \(title.isEmpty ? "A conversation" : title)\n\n"
      + MarkdownFence.block(facts.joined(separator: "\n"))
  }

  private func heading(of message: Message) -> String {
    let name =
      switch message.role {
      case .user: "You"
      case .assistant: "Agent"
      case .system: "rein"
      }
    return "## \(name), \(Timestamp.text(message.createdAt))"
  }

  private func body(of message: Message) -> [String] {
    var pieces = message.content.flatMap(paragraphs)
    switch message.stopReason {
    case .error: pieces.append("*Failed:* " + (message.errorMessage ?? "no reason was given"))
    case .aborted: pieces.append("*Stopped.*")
    case .complete, .toolUse, nil: break
    }
    return pieces
  }

  private func paragraphs(_ part: MessagePart) -> [String] {
    switch part {
    case .text(let text): text.isEmpty ? [] : [text]
    case .thinking: []
    case .toolCall(let call): paragraphs(call) + (results[call.id].map(paragraphs) ?? ["*No result.*"])
    case .toolResult(let result): callIDs.contains(result.id) ? [] : paragraphs(result)
    case .image(_, let type, let name): ["Attached: " + (name ?? "a picture") + " (\(type))"]
    case .file(_, let type, let name): ["Attached: " + (name ?? "a file") + " (\(type))"]
    case .other(let json):
      ["A part that this rein does not know:", MarkdownFence.block(json.text(), language: "json")]
    }
  }

  /// Short arguments are lines of one block, long ones have blocks of their own.
  private func paragraphs(_ call: ToolCall) -> [String] {
    let heading = "**Tool \(call.name)**"
    guard let arguments = call.args.object else {
      return [heading, MarkdownFence.block(call.args.text(), language: "json")]
    }
    var short: [String] = []
    var long: [String] = []
    for (name, value) in arguments {
      if let text = value.string, text.contains(where: \.isNewline) {
        long += ["\(name):", MarkdownFence.block(text)]
      } else {
        short.append("\(name): \(value.string ?? value.text())")
      }
    }
    return [heading] + (short.isEmpty ? [] : [MarkdownFence.block(short.joined(separator: "\n"))]) + long
  }

  private func paragraphs(_ result: ToolResult) -> [String] {
    let output = ToolOutput(json: result.result, isError: result.isError)
    let lead =
      callIDs.contains(result.id)
      ? (result.isError ? "Failed:" : "Result:")
      : "**Result of \(result.name)**" + (result.isError ? ", failed" : "")
    return [lead]
      + output.blocks.map { block in
        switch block {
        case .diff: MarkdownFence.block(block.plainText, language: "diff")
        case .code(let code): MarkdownFence.block(block.plainText, language: code.language ?? "")
        case .tree: MarkdownFence.block(block.plainText, language: "json")
        case .text, .list, .terminal: MarkdownFence.block(block.plainText)
        }
      }
  }
}
