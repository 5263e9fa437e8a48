import Harness

/// What the offline guide does next for a request.
enum GuideMove: Hashable, Sendable {
  /// Says something, then calls a tool.
  case call(saying: String, tool: String, input: JSON)
  /// The request is done: the last words about it.
  case done([GuideSpeech])

  /// The request is done, in words.
  static func done(_ text: String) -> GuideMove { .done([.text(text)]) }
}

/// A stretch of what the offline guide says.
enum GuideSpeech: Hashable, Sendable {
  /// Prose, as markdown.
  case text(String)
  /// Thinking.
  case thinking(String)
  /// So many words of filler, made while they are said.
  case words(Int)
}
