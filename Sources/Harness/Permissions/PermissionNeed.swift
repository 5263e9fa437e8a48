/// One part of what a call does, for which it must be allowed: a command, a path, a tool of a server. A tool names
/// them in `needs`; all of them must be allowed for the call to run.
public struct PermissionNeed: Hashable, Sendable {
  /// What is needed.
  public enum Subject: Hashable, Sendable {
    /// The tool itself, whatever its arguments.
    case tool
    /// A command runs.
    /// - prefix: how many of its words may stand before the `*` of a rule that is offered; `nil` when only the whole
    ///   command is.
    case command([CommandWord], prefix: Int?)
    /// A file or folder is used: relative to the project when inside, else absolute; `nil` when it isn't known.
    case path(String?)
    /// A tool of a server is called.
    case server(String, tool: String)
    /// A command of which something is not understood, and what.
    case unclear([String])
  }

  /// What is needed.
  public var subject: Subject
  /// The part as a person reads it; empty for the call as a whole.
  public var text: String
  /// What kind of effect this part has, when that is another than the tool's.
  public var category: ToolCategory?
  /// Why a policy for a category isn't enough: only a rule or a grant that names the path or tool is.
  public var guards: [String]
  /// Whether only a rule or a grant that names this very path is enough: what stands there is run by itself, decides what
  /// is allowed, or is secret.
  public var mustBeNamed: Bool
  /// Why it is asked about every time, whatever is allowed; `nil` for nearly all.
  public var alarm: String?
  /// Whether what allows the rest of the call covers it too, unless it is guarded: a file that a command names. Rules that
  /// deny or ask count as always.
  public var isImplied: Bool

  /// A need.
  public init(
    _ subject: Subject, text: String = "", category: ToolCategory? = nil, guards: [String] = [],
    mustBeNamed: Bool = false, alarm: String? = nil, isImplied: Bool = false
  ) {
    self.subject = subject
    self.text = text
    self.category = category
    self.guards = guards
    self.mustBeNamed = mustBeNamed
    self.alarm = alarm
    self.isImplied = isImplied
  }

  /// Whether all of it is known before it runs, so that a yes can be remembered.
  var isKnown: Bool {
    switch subject {
    case .tool, .server: alarm == nil
    case .command(let words, _): alarm == nil && words.allSatisfy { $0.kind != .unknown }
    case .path(let path): alarm == nil && path != nil
    case .unclear: false
    }
  }

  /// Whether it is understood at all what is needed. Nothing that allows whole tools or categories covers what is not.
  var isUnderstood: Bool {
    switch subject {
    case .tool, .server, .command, .path(.some): true
    case .unclear, .path(nil): false
    }
  }
}

/// A word of a command.
public struct CommandWord: Hashable, Sendable {
  /// How a rule may stand for it.
  public enum Kind: Hashable, Sendable {
    /// By itself or by a `*`.
    case plain
    /// Only when the rule writes it out: it changes what the command does.
    case telling
    /// Not at all: what it will be is known only when the command runs.
    case unknown
  }

  /// The word.
  public var text: String
  /// How a rule may stand for it.
  public var kind: Kind

  /// A word.
  public init(_ text: String, _ kind: Kind = .plain) {
    self.text = text
    self.kind = kind
  }
}
