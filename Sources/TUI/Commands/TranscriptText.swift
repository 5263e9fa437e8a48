import Harness

/// The conversation as plain text, for the clipboard and for pagers.
enum TranscriptText {
  /// All entries that are loaded, oldest first, with a blank line between them.
  static func of(_ transcript: Transcript) -> String {
    let earlier = transcript.earlierMessages
    let head = earlier == 0 ? [] : ["(\(earlier) earlier messages are not loaded)"]
    return (head + transcript.places.map { text(transcript[$0]) }).joined(separator: "\n\n")
  }

  /// A text without what commands a terminal: it may be shown by a program that hands everything on, or pasted into one.
  static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars where !isUnsafe(scalar) {
      scalars.append(scalar)
    }
    return String(scalars)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
  }

  /// An entry as it is copied by itself.
  static func copied(_ entry: TranscriptEntry) -> String {
    switch entry.body {
    case .user(let text), .assistant(let text, _), .thinking(let text, _): text
    case .notice(let notice): notice.text
    case .tool(let activity): activity.output?.text ?? activity.liveOutput
    }
  }

  private static func text(_ entry: TranscriptEntry) -> String {
    switch entry.body {
    case .user(let text): lines(of: text, behind: "> ")
    case .assistant(let text, _): text
    case .thinking(let text, _): lines(of: text, behind: "| ")
    case .notice(let notice): "! " + notice.text
    case .tool(let activity): tool(activity)
    }
  }

  private static func tool(_ activity: ToolActivity) -> String {
    let argument = ToolArgument.main(of: activity.args).map { " " + $0.text } ?? ""
    let head = "* \(activity.isOwn ? "!" : activity.name)\(argument)  (\(activity.status.rawValue))"
    let output = copiedOutput(activity)
    return output.isEmpty ? head : head + "\n" + lines(of: output, behind: "  ")
  }

  private static func copiedOutput(_ activity: ToolActivity) -> String {
    activity.output?.text ?? activity.liveOutput
  }

  private static func lines(of text: String, behind mark: String) -> String {
    TextLines.split(text).map { mark + $0 }.joined(separator: "\n")
  }
}
