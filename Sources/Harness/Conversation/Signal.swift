import OrderedCollections

/// Something that reaches a thread from outside of the conversation: a reminder, the state of something, a
/// notification, or a person's words with facts about them. What it does depends on whether a run goes on.
///
/// The kinds, their parts in a message and what they do by default are those of the original model.
public struct Signal: Hashable, Sendable, Identifiable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// Words of the person.
    case user
    /// Something that calls for a reaction, as `system-reminder`.
    case reactive
    /// How something is now, by the name of that thing; `isDelta` when it only says what changed. Read with the next
    /// request, whenever that is.
    case state(id: String, isDelta: Bool = false)
    /// That something happened. High and urgent ones wake an idle thread; urgent ones reach a run.
    case notification(Priority = .normal)
  }

  /// How pressing a notification is.
  public enum Priority: String, Hashable, Sendable, CaseIterable {
    case low
    case normal
    case high
    case urgent
  }

  /// What it does while a run goes on.
  public enum WhenActive: String, Hashable, Sendable {
    /// The model reads it with its next step, and takes one more when it was done.
    case deliver
    /// It stands in the thread; the model reads it when it is asked the next time.
    case persist
    /// Nothing.
    case discard
  }

  /// What it does while nothing goes on.
  public enum WhenIdle: String, Hashable, Sendable {
    /// A run starts with it.
    case wake
    /// It stands in the thread; the model reads it with the next run.
    case persist
    /// Nothing.
    case discard
  }

  /// Its id; also that of the message it becomes.
  public let id: String
  /// What it is.
  public let kind: Kind
  /// The name it has for the model: the tag around its content.
  public let tag: String
  /// What it says.
  public let content: String
  /// Facts about it, by name.
  public let attributes: OrderedDictionary<String, String>
  /// What it does while a run goes on.
  public let ifActive: WhenActive
  /// What it does while nothing goes on.
  public let ifIdle: WhenIdle

  /// A signal.
  /// - Parameters:
  ///   - id: unique in the store.
  ///   - tag: letters, digits, `_`, `.` and `-`, beginning with a letter or `_`; by default that of the kind.
  ///   - attributes: names like tags.
  ///   - ifActive: `nil` for what its kind does.
  ///   - ifIdle: `nil` for what its kind does.
  /// - Throws: `SignalError.badName`.
  public init(
    id: String, _ kind: Kind, tag: String? = nil, _ content: String,
    attributes: OrderedDictionary<String, String> = [:], ifActive: WhenActive? = nil, ifIdle: WhenIdle? = nil
  ) throws {
    let tag = tag ?? kind.usualTag
    for name in [tag] + attributes.keys where !Signal.isName(name) { throw SignalError.badName(name) }
    self.id = id
    self.kind = kind
    self.tag = tag
    self.content = content
    self.attributes = attributes
    self.ifActive = ifActive ?? kind.usuallyActive
    self.ifIdle = ifIdle ?? kind.usuallyIdle
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == UInt8(ascii: "_") || isLetter(first) else { return false }
    return text.utf8.allSatisfy {
      isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "_.-".utf8.contains($0)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension Signal.Kind {
  fileprivate var usualTag: String {
    switch self {
    case .user: "user"
    case .reactive: "system-reminder"
    case .state: "state"
    case .notification: "notification"
    }
  }

  fileprivate var usuallyActive: Signal.WhenActive {
    switch self {
    case .user, .reactive, .notification(.urgent): .deliver
    case .state, .notification: .persist
    }
  }

  fileprivate var usuallyIdle: Signal.WhenIdle {
    switch self {
    case .user, .reactive, .notification(.high), .notification(.urgent): .wake
    case .state, .notification: .persist
    }
  }
}

/// What is wrong with a signal.
public enum SignalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No tag and no attribute can have that name.
  case badName(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .badName(let name):
      "\"\(name)\" is no name: letters, digits, _ . and -, beginning with a letter or _."
    }
  }
}
