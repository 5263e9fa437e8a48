/// How the person likes the screen, kept from start to start.
public struct Preferences: Hashable, Sendable {
  /// Which panes have the room.
  public enum Zoom: String, Hashable, Sendable, CaseIterable {
    /// Each its own.
    case none
    /// The conversation all of it.
    case conversation
    /// Tasks, tools and queue that of the conversation.
    case side

    /// The one after it, round and round.
    var next: Zoom {
      switch self {
      case .none: .conversation
      case .conversation: .side
      case .side: .none
      }
    }
  }

  /// The theme chosen on the screen; `nil` for the usual one.
  public var theme: ThemeName?
  /// Which panes have the room.
  public var zoom = Zoom.none
  /// Columns for what stands beside the conversation: 0 for nothing there, `nil` for as many as suit the screen.
  public var sideColumns: Int?
  /// Whether the person has never been here.
  public var isFirstStart = false

  /// Nothing chosen.
  public init() {}
}
