import Harness

/// Something of the conversation that can be copied.
struct CopyOffer: Hashable, Sendable {
  /// What is typed for it.
  var name: String
  /// What it is, for the person.
  var label: String
  /// What is copied.
  var text: String

  /// Code blocks that are offered at most.
  private static let mostBlocks = 9

  /// What the conversation has: the last answer first, then its code blocks, the newest first.
  static func all(in transcript: Transcript) -> [CopyOffer] {
    var offers: [CopyOffer] = []
    var blocks: [CodeBlock] = []
    var message: String?
    for place in transcript.places.reversed() {
      switch transcript[place].body {
      case .assistant(let text, _):
        if offers.isEmpty { offers.append(CopyOffer(name: "answer", label: "the last answer", text: text)) }
        if blocks.count < mostBlocks { blocks += CodeBlock.all(in: text).reversed() }
      case .user(let text): message = message ?? text
      case .thinking, .tool, .notice: break
      }
      if blocks.count >= mostBlocks, message != nil { break }
    }
    for (index, block) in blocks.prefix(mostBlocks).enumerated() {
      let language = block.language.isEmpty ? "" : " (\(block.language))"
      offers.append(
        CopyOffer(
          name: index == 0 ? "code" : "code \(index + 1)",
          label: index == 0
            ? "the last code block\(language)" : "code block \(index + 1)\(language)",
          text: block.text))
    }
    if let message { offers.append(CopyOffer(name: "message", label: "your last message", text: message)) }
    let whole = TranscriptText.of(transcript)
    return offers + [CopyOffer(name: "all", label: "all that is loaded", text: whole)]
  }
}
