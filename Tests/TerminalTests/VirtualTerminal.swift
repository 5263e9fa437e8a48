import CSys
import CVTerm
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal in memory: the program draws on one end of a pty, libvterm watches the other.
@UIActor
final class VirtualTerminal {
  /// What can be changed by a sequence and is not a cell.
  struct State: Hashable {
    var isAlternate = false
    var isCursorShown = true
    var titles = 0
    var mouse = 0
    var bells = 0
  }

  let size: Size
  private(set) var raw: [UInt8] = []
  /// What libvterm would type in answer to questions.
  private(set) var replies: [UInt8] = []
  private(set) var state: State {
    get { box.state }
    set { box.state = newValue }
  }
  private let controller: Int32
  private let device: Int32
  private let vterm: OpaquePointer
  private let screen: OpaquePointer
  private let box: Box
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>

  private final class Box {
    var state = State()
  }

  init(columns: Int = 40, rows: Int = 10) throws {
    size = Size(columns: columns, rows: rows)
    var ends: (Int32, Int32) = (-1, -1)
    guard csys_open_terminal_pair(&ends.0, &ends.1, Int32(columns), Int32(rows)) == 0,
      let vterm = vterm_new(Int32(rows), Int32(columns)), let screen = vterm_obtain_screen(vterm)
    else { throw Failure.noTerminal }
    (controller, device) = ends
    _ = fcntl(controller, F_SETFL, O_NONBLOCK)
    self.vterm = vterm
    self.screen = screen
    box = Box()
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, user in
      guard let value, let user else { return 1 }
      let box = Unmanaged<Box>.fromOpaque(user).takeUnretainedValue()
      switch property {
      case VTERM_PROP_ALTSCREEN: box.state.isAlternate = vterm_value_is_true(value) != 0
      case VTERM_PROP_CURSORVISIBLE: box.state.isCursorShown = vterm_value_is_true(value) != 0
      case VTERM_PROP_TITLE, VTERM_PROP_ICONNAME: box.state.titles += 1
      case VTERM_PROP_MOUSE: box.state.mouse = Int(vterm_value_number(value))
      default: break
      }
      return 1
    }
    callbacks.pointee.bell = { user in
      if let user { Unmanaged<Box>.fromOpaque(user).takeUnretainedValue().state.bells += 1 }
      return 1
    }
    vterm_set_utf8(vterm, 1)
    vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(box).toOpaque())
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  enum Failure: Error { case noTerminal }

  /// Ends everything; the object is of no use afterwards.
  func end() {
    vterm_free(vterm)
    callbacks.deallocate()
    _ = close(controller)
    _ = close(device)
  }

  /// The device a program would open.
  func tty() throws -> TTY {
    guard let path else { throw Failure.noTerminal }
    return try TTY(path: path)
  }

  /// Its device file.
  var path: String? { ttyname(device).map { String(cString: $0) } }

  /// A screen on this terminal.
  func curses(_ environment: [String: String] = ["TERM": "xterm-256color"]) throws -> CursesScreen {
    let screen = try CursesScreen(tty: tty(), type: TerminalType(environment: environment))
    update()
    return screen
  }

  /// Lets the terminal see everything that was sent; returns just that.
  @discardableResult
  func update() -> [UInt8] {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(controller, &chunk, chunk.count)
      if count <= 0 { break }
      all += chunk.prefix(count)
    }
    feed(all)
    raw += all
    return all
  }

  /// Gives bytes straight to the emulator.
  func feed(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      vterm_input_write(vterm, base.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    var answer = [CChar](repeating: 0, count: 4096)
    let count = vterm_output_read(vterm, &answer, answer.count)
    replies += answer.prefix(count).map { UInt8(bitPattern: $0) }
  }

  /// Types bytes, as a keyboard would.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(controller, bytes, bytes.count)
  }

  func resize(_ size: Size) {
    csys_set_terminal_size(controller, Int32(size.columns), Int32(size.rows))
    vterm_set_size(vterm, Int32(size.rows), Int32(size.columns))
  }

  var cursor: Point {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(vterm), &position)
    return Point(column: Int(position.col), row: Int(position.row))
  }

  /// The first scalar in a cell.
  func scalar(column: Int, row: Int) -> Unicode.Scalar? { scalarValues(cell(column: column, row: row)).first }

  /// How a cell looks: attributes, foreground, background (`-` for the terminal's own, `#` for 24 bits).
  func look(column: Int, row: Int) -> String {
    let cell = cell(column: column, row: row)
    let attributes = [
      (cell.bold, "bold"), (cell.italic, "italic"), (cell.underline, "underline"),
      (cell.reversed, "reversed"),
      (cell.struck, "struck"),
    ].filter { $0.0 != 0 }.map(\.1)
    func name(_ isDefault: Int32, _ isRGB: Int32, _ number: UInt32) -> String {
      if isDefault != 0 { return "-" }
      return isRGB != 0 ? "#" + String(number, radix: 16) : String(number)
    }
    let foreground = name(cell.foreground_is_default, cell.foreground_is_rgb, cell.foreground)
    let background = name(cell.background_is_default, cell.background_is_rgb, cell.background)
    return (attributes + [foreground, background]).joined(separator: " ")
  }

  private func cell(column: Int, row: Int) -> vterm_seen_cell {
    vterm_seen(screen, Int32(row), Int32(column))
  }

  /// What can be read, without blanks at the ends of rows and without empty rows at the bottom.
  var text: String {
    var rows: [String] = []
    var height: Int32 = 0
    var width: Int32 = 0
    vterm_get_size(vterm, &height, &width)
    for row in 0..<Int(height) {
      var scalars = String.UnicodeScalarView()
      var column = 0
      while column < Int(width) {
        let seen = cell(column: column, row: row)
        for value in scalarValues(seen) { scalars.append(value) }
        column += max(1, Int(seen.width))
      }
      while scalars.last == " " { scalars.removeLast() }
      rows.append(String(scalars))
    }
    while rows.last == "" { rows.removeLast() }
    return rows.joined(separator: "\n")
  }

  /// The line modes of the device, for comparison.
  var lineModes: [UInt32] {
    var modes = termios()
    tcgetattr(device, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }

  private func scalarValues(_ cell: vterm_seen_cell) -> [Unicode.Scalar] {
    let all = [
      cell.scalars.0, cell.scalars.1, cell.scalars.2, cell.scalars.3, cell.scalars.4, cell.scalars.5,
    ]
    if all[0] == 0 { return [" "] }
    return all.prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)
  }
}
