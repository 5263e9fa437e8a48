import Harness

/// How much of a message is printed already. A message only grows at its end, so that a look at it costs what is new
/// in it and not what it has become.
struct PrintedText {
  private var messageID = ""
  /// The part that was still growing, and how many bytes of it are printed: what is one character to people may
  /// arrive in pieces.
  private var part = 0
  private var bytes = 0

  /// Whether anything of the message is printed.
  private(set) var isStarted = false

  /// What the message has grown by since the last call; its texts are a paragraph each.
  mutating func takeNew(of message: Message) -> String {
    if message.id != messageID {
      self = PrintedText()
      messageID = message.id
    }
    var new = ""
    while part < message.content.count {
      if case .text(let text) = message.content[part], text.utf8.count > bytes {
        if bytes == 0, isStarted { new += "\n\n" }
        new += String(decoding: text.utf8.dropFirst(bytes), as: UTF8.self)
        bytes = text.utf8.count
        isStarted = true
      }
      guard part + 1 < message.content.count else { break }
      part += 1
      bytes = 0
    }
    return new
  }
}
