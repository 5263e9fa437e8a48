import Harness

/// A list to choose from, with a filter. Choosing a row types its command, so whatever can be picked can also be
/// typed, and a picker needs to know nothing about what it lists.
public struct Picker: Hashable, Sendable {
  /// One choice.
  public struct Row: Hashable, Sendable {
    /// What is chosen.
    public var label: String
    /// More about it, shown fainter beside it.
    public var detail: String
    /// A longer look at it, shown below or beside the list; may be empty.
    public var preview: String
    /// The command line it types, without the slash: `mode plan`.
    public var command: String
    /// What stands instead of the detail where words in it are marked.
    var pieces: [FoundMessage.Piece] = []
    /// What it puts into the message box instead of performing a command; `nil` for commands.
    public var text: String?
    /// What choosing it does, for the line of keys: `ask again`; `nil` says that it is chosen, empty that nothing happens.
    var action: String?
    /// Whether the list stays when it is chosen, to show what became of it.
    var staysOpen = false
    /// Whether it only says what the rows below it are; it cannot be chosen.
    var isHeading = false
    /// Whether it is what is on now.
    public var isCurrent: Bool
    /// The thread it stands for, in lists of threads.
    var threadID: String?

    /// A choice that performs a command.
    public init(
      label: String, detail: String = "", preview: String = "", command: String, isCurrent: Bool = false
    ) {
      self.label = label
      self.detail = detail
      self.preview = preview
      self.command = command
      self.isCurrent = isCurrent
    }

    /// A choice that types a text.
    init(label: String, preview: String = "", text: String) {
      self.init(label: label, preview: preview, command: "")
      self.text = text
    }
  }

  /// What is listed; such lists follow the session's state while they are open.
  public enum Kind: Hashable, Sendable {
    /// Threads of the resource.
    case threads
    /// Threads that were deleted.
    case trash
    /// The title of a thread, being typed.
    case title(threadID: String)
    /// Messages of all threads that have the words that are typed.
    case messages
    /// What the person said in the thread.
    case ownMessages
    /// What going back would do to files.
    case rewind
    /// Modes.
    case modes
    /// Models.
    case models
    /// What the session allows without asking.
    case grants
    /// What may run and why.
    case permissions
    /// What would be decided about this text.
    case trial(String)
    /// What was said outside the conversation.
    case notices
    /// Ways the screen can look; the chosen one is in effect while the list is open.
    case themes
    /// Commands and keys.
    case commands
    /// What the person said before.
    case history
    /// What of the conversation can be copied.
    case copies
    /// A question with ready answers.
    case confirmation
  }

  /// What is listed.
  public var kind: Kind
  /// What stands above it.
  public var title: String
  /// All choices.
  public var rows: [Row] {
    didSet {
      folded = nil
      match()
    }
  }
  /// What was typed to narrow them down.
  public var filter = "" {
    didSet { if filter != oldValue { match() } }
  }
  /// The rows that have every word of the filter, in any letter case. Found once for each filter: lists may be long.
  public private(set) var matches: [Row] = []
  /// The chosen row among those that match.
  public var selection = 0
  /// The list to go back to when this one is closed or something was chosen; none or one.
  var below: [Picker] = []
  /// What the rows were made of, where that is told apart.
  var threadsBasis: ThreadsBasis?
  private var folded: FoldedRows?

  /// A list.
  public init(kind: Kind, title: String, rows: [Row]) {
    self.kind = kind
    self.title = title
    self.rows = rows
    matches = rows
    selection = rows.firstIndex(where: \.isCurrent) ?? rows.firstIndex { !$0.isHeading } ?? 0
    match()
  }

  private mutating func match() {
    if case .title(let id) = kind {
      let title = filter.trimmed
      matches =
        title.isEmpty ? [] : [Row(label: "Call it “\(title)”", command: "rename-thread \(id) \(title)")]
      return
    }
    let words = filter.lowercased().split(separator: " ").map(String.init)
    // What is typed to find messages is looked for elsewhere.
    guard !words.isEmpty, kind != .messages else {
      matches = rows
      return
    }
    let folded = folded ?? FoldedRows(rows)
    self.folded = folded
    matches =
      [tryRow].compactMap(\.self) + folded.indices(having: words).map { rows[$0] }.filter { !$0.isHeading }
  }

  /// The row that would be chosen now.
  public var selected: Row? { matches.indices.contains(selection) ? matches[selection] : nil }
}
