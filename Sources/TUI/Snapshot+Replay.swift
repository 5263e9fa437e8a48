import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Snapshot {
  /// What a screen shows of a state on which nobody has typed anything yet.
  /// - Parameters:
  ///   - time: what the clock says, for what takes time.
  ///   - size: of the screen, in cells.
  public init(replaying session: DisplayState, at time: Date, size: Size) {
    var view = ViewState()
    view.size = size
    view.follow(session, now: time)
    self.init(session: session, view: view, theme: Theme(), now: time, cache: LineCache())
  }

  /// What the screen shows of it.
  public var frame: Frame { Layout.frame(self) }

  /// The screen as text: one row a line, without the blanks at the ends of rows.
  public var screenText: String { frame.text }
}
