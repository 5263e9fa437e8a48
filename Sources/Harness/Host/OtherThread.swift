/// A thread in which something goes on, or went on, while another one is shown.
public struct OtherThread: Hashable, Sendable, Identifiable {
  /// What goes on in it. Those that need the person most come first.
  public enum Activity: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// Something waits for the person: an approval, a question, a plan.
    case waiting
    /// What went on is over, and the person has not looked since.
    case done
    /// A run goes on.
    case running

    /// By how much it concerns the person.
    public static func < (one: Activity, other: Activity) -> Bool { one.rawValue < other.rawValue }
  }

  /// The thread.
  public let id: String
  /// Its title; may be empty.
  public var title: String
  /// What goes on in it.
  public var activity: Activity

  /// A thread beside the one in view.
  public init(id: String, title: String, activity: Activity) {
    self.id = id
    self.title = title
    self.activity = activity
  }
}

/// What a front end shows: the session in view, and in a few words what goes on beside it.
public struct ShownThreads: Hashable, Sendable {
  /// The session in view; `display` is its display.
  public var sessionID: String
  /// What goes on there.
  public var display: DisplayState
  /// The other threads, in the order they were left.
  public var others: [OtherThread]

  /// What is shown.
  public init(sessionID: String = "", display: DisplayState = DisplayState(), others: [OtherThread] = []) {
    self.sessionID = sessionID
    self.display = display
    self.others = others
  }
}
