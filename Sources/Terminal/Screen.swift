/// What frames are painted on and inputs come from.
@UIActor
public protocol Screen: AnyObject {
  /// The present size in cells.
  var size: Size { get }

  /// Shows a frame. If output is still pending (`isBusy`), nothing happens: paint again later.
  func paint(_ frame: Frame)

  /// Forgets what is on the screen, so that the next `paint` sends everything.
  func invalidate()

  /// Gives the terminal back as it was found, runs `body` (an editor), takes it again and invalidates. `body`
  /// blocks the event loop.
  func suspend(_ body: () throws -> Void) rethrows

  /// The same around a stop of the whole process, as by Ctrl+Z; returns when it goes on. Programs call the
  /// event loop's `suspendProcess` instead, which also looks after a new size.
  func suspendProcess()

  /// Rings.
  func bell()

  /// Tells a person who looks elsewhere: rings, and shows the text on the desktop where that can be.
  func notify(_ text: String)

  /// Names the window; control characters are left out.
  func setTitle(_ title: String)

  /// Tells the desktop how far things are, where the terminal is known to pass that on.
  func showProgress(_ progress: TerminalProgress)

  /// Asks the terminal to put a text on the clipboard (OSC 52). It never says whether it did.
  /// - Returns: `false` when nothing was sent, because terminals take no text that long.
  func copyToClipboard(_ text: String) -> Bool

  /// Asks the terminal which background it has; `Input.background` is the answer, if one comes.
  func askBackground()

  /// Whether an answer of the terminal may still come, so that what looks like the key Esc may be its beginning.
  var awaitsAnswer: Bool { get }

  /// How many colours it shows: 0 for none, 16,777,216 for 24 bit ones.
  var colors: Int { get }

  /// Whether clicks and the wheel come as inputs; while they do, the terminal's own selection needs Shift.
  func captureMouse(_ isOn: Bool)

  /// Gives the terminal back as it was found, for good. Calling it again does nothing.
  func close()

  /// What the event loop polls for input; nil if there is nothing to poll.
  var inputDescriptor: Int32? { get }

  /// Takes the bytes that came in; nil when the terminal is gone.
  func readInput() -> [UInt8]?

  /// Whether the terminal has not taken all output yet.
  var isBusy: Bool { get }

  /// Sends more of the pending output; the loop calls it when the terminal can take some.
  func sendPending()

  /// Looks at the terminal's size anew; the new one if it changed.
  func updateSize() -> Size?

  /// The process was stopped and goes on: takes the terminal again, whatever was done to it, and invalidates.
  func resume()
}
