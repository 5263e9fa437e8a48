/// One command with its words: what a pipe, a list or a loop is made of.
public struct SimpleCommand: Hashable, Sendable {
  /// Variables that are set for it, or for the shell when there are no words.
  public var assignments: [ShellWord]
  /// Its name and arguments; empty when it only sets variables or redirects.
  public var words: [ShellWord]
  /// Its redirections, and those of a group or loop, which is a command without words then.
  public var redirections: [ShellRedirection]

  /// A command.
  public init(
    words: [ShellWord] = [], assignments: [ShellWord] = [], redirections: [ShellRedirection] = []
  ) {
    self.words = words
    self.assignments = assignments
    self.redirections = redirections
  }
}
