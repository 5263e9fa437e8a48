/// A file that a word of a command names.
struct NamedFile: Hashable {
  /// What is done with it.
  enum Use: Hashable {
    /// It is read, or only looked at.
    case read
    /// It is made, changed, moved away or removed.
    case written
    /// As a redirection would: writing there must be allowed by itself.
    case redirected
    /// It is a folder that gets files with the names of others.
    case filled
    /// It is where the commands after this one work.
    case entered
    /// Perhaps nothing, perhaps it is no file: only keys matter.
    case mentioned
    /// It is a text and no file at all.
    case text

    /// Whether the file is another one afterwards.
    var isWriting: Bool { [.written, .redirected, .filled].contains(self) }
  }

  /// The word.
  var word: ShellWord
  /// What is done with it.
  var use: Use
  /// Names of files that come to be in it when it is a folder.
  var received: [String] = []
}
