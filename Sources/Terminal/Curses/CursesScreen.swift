import CNcurses
import CSys

/// The real screen, on a terminal. Everything it sends goes out in one piece per frame and never waits.
@UIActor
public final class CursesScreen: Screen {
  /// The present size in cells.
  public private(set) var size: Size
  /// How many rows the last `paint` had to make into cells.
  public private(set) var rowsRewritten = 0

  /// How long an answer may take. Over slower connections one goes without.
  private static let answerTime: Duration = .milliseconds(400)
  /// How long leaving waits for an answer that would else become a command of the shell.
  private static let lastWait: Duration = .milliseconds(250)

  private let tty: TTY
  private let output: CursesOutput
  /// What this terminal's keys send according to terminfo, for the `InputDecoder`.
  public let keySequences: [[UInt8]: Key]

  private let palette: Palette
  private let multiplexer: Multiplexer?
  private var modes: TerminalModes
  private var shown: Frame?
  private var isCursorShown = true
  private var title: String?
  private var progress = TerminalProgress.none
  private var isClosed = false
  /// Until when the answer to a question is waited for; `nil` when none is.
  private var answerDue: ContinuousClock.Instant?

  /// Takes the terminal: raw mode, the alternate screen, keyboard modes. From here on the terminal is put
  /// right even if the process crashes. Throws a `TerminalError` and leaves everything as it was if that
  /// cannot be.
  public init(tty: TTY, type: TerminalType) throws(TerminalError) {
    // Curses installs handlers for signals that have none.
    guard csys_signals_open() >= 0 else { throw .system(call: "pipe", reason: "no file descriptor is left") }
    self.tty = tty
    size = tty.size
    output = try CursesOutput(type: type, size: size)
    palette = Palette(colors: output.colors, pairs: output.pairs, isDirect: output.isDirect)
    modes = TerminalModes(type: type)
    multiplexer = type.multiplexer
    keySequences = TerminfoKeys.read()
    armGuard()
    tty.makeRaw()
    doupdate()
    tty.send(output.take() + modes.enter.utf8)
  }

  /// Shows a frame: rows that differ from the last one are written whole, and curses sends what differs on
  /// the screen. If output is still pending, nothing happens.
  public func paint(_ frame: Frame) {
    guard !isClosed, !tty.isBusy else { return }
    output.select()
    guard let window = curses_screen_window() else { return }
    rowsRewritten = 0
    let isSameShape = shown?.size == frame.size
    if !isSameShape { werase(window) }
    for row in 0..<min(frame.size.rows, size.rows) {
      if isSameShape, shown?.rows[row] == frame.rows[row] { continue }
      rowsRewritten += 1
      let cells = CursesCells.make(frame.cells(ofRow: row), palette)
      mvwadd_wchnstr(window, Int32(row), 0, cells, Int32(cells.count))
    }
    placeCursor(frame.cursor, in: window)
    wnoutrefresh(window)
    doupdate()
    sendFrame(overlay(frame, unlike: isSameShape ? shown : nil, window))
    shown = frame
  }

  /// Forgets what is on the screen.
  public func invalidate() {
    if isClosed { return }
    output.select()
    shown = nil
    if let window = curses_screen_window() { clearok(window, true) }
  }

  /// Gives the terminal back, runs `body`, takes it again.
  public func suspend(_ body: () throws -> Void) rethrows {
    if isClosed { return try body() }
    leave()
    csys_guard_disarm()
    csys_lend_terminal(true)
    defer {
      csys_lend_terminal(false)
      armGuard()
      enter()
    }
    try body()
  }

  /// Stops the process until the shell lets it go on.
  public func suspendProcess() {
    suspend { csys_stop_process_group() }
  }

  /// The process was stopped and goes on.
  public func resume() {
    if isClosed { return }
    tty.makeRaw()
    output.select()
    endwin()
    tty.send(Array(modes.leave.utf8))
    enter()
  }

  /// Rings.
  public func bell() { send("\u{07}") }

  /// Rings, and shows the text on the desktop where the terminal can (OSC 9; others leave it out).
  public func notify(_ text: String) {
    bell()
    guard modes.takesRequests else { return }
    // Terminals take a text like "4;1;50" for a command of its own: the progress of something.
    let notice = "\u{1B}]9;rein: \(Sanitizer.prose(text))\u{07}"
    send(multiplexer?.wrapping(notice) ?? notice)
  }

  /// Sent only when it changes.
  public func showProgress(_ progress: TerminalProgress) {
    if progress == self.progress { return }
    self.progress = progress
    send(modes.progress(progress))
  }

  /// Names the window; sent only when it changes.
  public func setTitle(_ title: String) {
    let title = Sanitizer.prose(title)
    if title == self.title { return }
    self.title = title
    if !modes.hasTitle {
      modes.hasTitle = true
      send(TerminalModes.titlePush)
      armGuard()
    }
    send("\u{1B}]2;\(title)\u{07}")
  }

  /// Asks the terminal, through whatever stands between.
  public func copyToClipboard(_ text: String) -> Bool {
    guard let sequence = ClipboardSequence.of(text, through: multiplexer) else { return false }
    send(sequence)
    return true
  }

  /// Asks the terminal itself, and the one behind tmux.
  public func askBackground() {
    // screen hands the answer on with its ESC held back, as if somebody had typed it.
    guard modes.takesRequests, multiplexer != .screen else { return }
    answerDue = ContinuousClock().now + Self.answerTime
    send(Background.question + (multiplexer?.wrapping(Background.question) ?? ""))
  }

  /// Whether the terminal was asked a moment ago.
  public var awaitsAnswer: Bool { answerDue.map { ContinuousClock().now < $0 } ?? false }

  /// What curses and the environment know.
  public var colors: Int { output.isDirect ? 1 << 24 : output.colors }

  /// Asks for clicks and the wheel, or no longer.
  public func captureMouse(_ isOn: Bool) {
    if modes.hasMouse == isOn { return }
    modes.hasMouse = isOn
    send(isOn ? TerminalModes.mouseOn : TerminalModes.mouseOff)
  }

  /// Gives the terminal back for good.
  public func close() {
    if isClosed { return }
    leave()
    csys_guard_disarm()
    isClosed = true
    output.close()
    tty.close()
  }

  /// The terminal's descriptor.
  public var inputDescriptor: Int32? { isClosed ? nil : tty.descriptor }

  /// What came in.
  public func readInput() -> [UInt8]? {
    guard !isClosed, let bytes = tty.read() else { return nil }
    if awaitsAnswer, Self.hasAnswer(bytes) { answerDue = nil }
    return bytes
  }

  /// Whether output is pending.
  public var isBusy: Bool { !isClosed && tty.isBusy }

  /// Sends pending output.
  public func sendPending() {
    if !isClosed { tty.sendPending() }
  }

  /// Follows the terminal's size.
  public func updateSize() -> Size? {
    let newest = tty.size
    if isClosed || newest == size { return nil }
    size = newest
    output.select()
    resize_term(Int32(size.rows), Int32(size.columns))
    // Terminals reflow what they show in ways of their own.
    invalidate()
    return newest
  }

  private func enter() {
    if isClosed { return }
    tty.makeRaw()
    output.select()
    doupdate()
    tty.send(output.take() + modes.enter.utf8)
    if let title { send("\u{1B}]2;\(title)\u{07}") }
    send(modes.progress(progress))
    invalidate()
  }

  private func leave() {
    if isClosed { return }
    output.select()
    endwin()
    tty.send(modes.leave.utf8 + output.take() + output.lastRowClearing())
    // A terminal that is stopped for good must not keep the process from ending.
    tty.drain(for: .seconds(1))
    if let answerDue {
      let left = ContinuousClock().now.duration(to: answerDue)
      if left > .zero { tty.skipInput(for: min(left, Self.lastWait), until: Self.hasAnswer) }
    }
    answerDue = nil
    tty.restoreModes()
  }

  private func send(_ sequence: String) {
    if !isClosed { tty.send(Array(sequence.utf8)) }
  }

  private func sendFrame(_ overlay: [UInt8]) {
    let bytes = output.take()
    if bytes.isEmpty, overlay.isEmpty { return }
    tty.send("\u{1B}[?2026h".utf8 + bytes + overlay + "\u{1B}[?2026l".utf8)
  }

  private func overlay(
    _ frame: Frame, unlike previous: Frame?, _ window: UnsafeMutablePointer<WINDOW>
  ) -> [UInt8] {
    // Terminals of fewer colours know no links either. A frame made for an older size would put them in the
    // wrong places.
    guard output.colors >= 256, frame.size == size else { return [] }
    let cursor = Point(column: Int(getcurx(window)), row: Int(getcury(window)))
    return LinkOverlay(isDirect: output.isDirect).bytes(for: frame, unlike: previous, cursor: cursor)
  }

  private func placeCursor(_ cursor: Point?, in window: UnsafeMutablePointer<WINDOW>) {
    if let cursor, cursor.row < size.rows, cursor.column < size.columns {
      wmove(window, Int32(max(0, cursor.row)), Int32(max(0, cursor.column)))
    }
    if isCursorShown != (cursor != nil) {
      isCursorShown = cursor != nil
      curs_set(isCursorShown ? 1 : 0)
    }
  }

  private func armGuard() {
    tty.armGuard(rescue: modes.rescue)
  }

  private static func hasAnswer(_ bytes: [UInt8]) -> Bool {
    bytes.firstRange(of: Array("]11;".utf8)) != nil && (bytes.contains(0x07) || bytes.contains(0x5C))
  }
}
