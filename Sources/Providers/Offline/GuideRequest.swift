/// Something the offline guide was asked to do.
enum GuideRequest: Hashable, Sendable {
  /// Say what it can do.
  case help
  /// Read a file.
  case read(path: String)
  /// List a folder; `nil` is the project's.
  case list(path: String?)
  /// Find files by a pattern of names.
  case find(pattern: String)
  /// Search the content of files.
  case search(text: String, path: String?)
  /// Write a file.
  case write(path: String, content: String)
  /// Replace a text in a file.
  case replace(old: String, new: String, path: String)
  /// Run a command.
  case run(command: String)
  /// Make a plan and ask for a yes.
  case plan(topic: String)
  /// Ask the person something.
  case ask(question: String, options: [String], takesMany: Bool)
  /// Keep a list of tasks and work through it.
  case tasks(topic: String)
  /// Say so many words.
  case say(words: Int)
  /// Think before answering.
  case think(topic: String)
  /// Give a task to a subagent of a kind.
  case delegate(agentType: String, task: String)
  /// Look around for something; what a subagent does with a task it has no verb for.
  case investigate(topic: String)
  /// Not understood.
  case unknown(String)
}
