import Harness

/// The one argument of a tool call that says most about it.
enum ToolArgument {
  private static let telling = ["path", "command", "pattern", "query", "question", "title", "task"]

  /// The first of the telling ones that is there, else all of them as JSON, in which case there is no key;
  /// `nil` when there are no arguments.
  static func main(of args: JSON) -> (key: String?, text: String)? {
    for key in telling {
      if let text = args[key]?.string, !text.isEmpty { return (key, text) }
    }
    if args.isNull || args == .emptyObject { return nil }
    return (nil, args.text())
  }
}
