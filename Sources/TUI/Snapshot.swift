import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Everything a frame is made from: what goes on, what only this screen knows, how things look, and the time.
public struct Snapshot: Sendable {
  /// What goes on in the session.
  public var session: DisplayState
  /// What goes on in other threads meanwhile.
  public var others: [OtherThread] = []
  /// What only this screen knows.
  public var view: ViewState
  /// How things look.
  public var theme: Theme
  /// The time of the frame, for spinners and durations.
  public var now: Date
  /// Lines made for earlier frames. Not part of what a frame shows: it only saves making them again.
  public var cache: LineCache
  /// What can be done, in the order of the help.
  var commands = BuiltInCommands.all
  /// Whether there are lines only: what is typed is a whole line, and no key means anything by itself.
  var isLinear = false
  /// Makes tests of what is looked for.
  var patterns = SearchPatterns()

  /// A snapshot.
  public init(session: DisplayState, view: ViewState, theme: Theme, now: Date, cache: LineCache) {
    self.session = session
    self.view = view
    self.theme = theme
    self.now = now
    self.cache = cache
  }
}
