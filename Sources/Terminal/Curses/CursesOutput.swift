import CNcurses
import CSys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Curses as what it is best at: it knows what the terminal shows, and finds the shortest way to what it
/// should show. It writes to a file in memory; sending those bytes is not its business.
@UIActor
final class CursesOutput {
  /// How many colours its terminal type has.
  let colors: Int
  /// How many pairs of colours curses can tell apart.
  let pairs: Int
  /// Whether it runs on our own terminfo entry with 24 bit colours.
  let isDirect: Bool
  private let screen: OpaquePointer
  private let file: UnsafeMutablePointer<FILE>
  private let input: UnsafeMutablePointer<FILE>

  /// Curses for a terminal type, in this size. A type nobody knows is taken for an xterm.
  init(type: TerminalType, size: Size) throws(TerminalError) {
    csys_use_utf8()
    let descriptor = csys_anonymous_file()
    guard descriptor >= 0, let file = fdopen(descriptor, "w"), let input = fopen("/dev/null", "r") else {
      throw .system(call: "opening a file in memory", reason: String(cString: strerror(errno)))
    }
    self.file = file
    self.input = input
    let direct = type.hasTrueColor ? Self.newXterm(file, input) : nil
    isDirect = direct != nil
    guard let screen = direct ?? newterm(type.name, file, input) ?? Self.newXterm(file, input) else {
      throw .tooSimple(type: type.name)
    }
    self.screen = screen
    guard let move = tigetstr("cup"), Int(bitPattern: move) != -1, let window = curses_screen_window() else {
      throw .tooSimple(type: type.name)
    }
    // Without this, curses would look for typed keys in between and put off the rest of a frame.
    typeahead(-1)
    nonl()
    leaveok(window, false)
    scrollok(window, false)
    start_color()
    use_default_colors()
    colors = Int(curses_color_count())
    pairs = Int(curses_pair_count())
    resize_term(Int32(size.rows), Int32(size.columns))
  }

  /// What clears the row the cursor is left in, on terminals that have no second screen to come back from: there the shell
  /// goes on in the last row of what was shown.
  func lastRowClearing() -> [UInt8] {
    func capability(_ name: String) -> [UInt8]? {
      guard let text = tigetstr(name), Int(bitPattern: text) != -1 else { return nil }
      return Array(String(cString: text).utf8)
    }
    guard capability("rmcup") == nil, let clearing = capability("el") else { return [] }
    return [0x0D] + clearing.prefix { $0 != UInt8(ascii: "$") }
  }

  /// Makes this the screen that curses functions work on.
  func select() {
    set_term(screen)
  }

  /// The bytes written since the last call.
  func take() -> [UInt8] {
    fflush(file)
    let descriptor = fileno(file)
    let count = Int(lseek(descriptor, 0, SEEK_CUR))
    guard count > 0 else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(descriptor, buffer.baseAddress, count, 0))
    }
    lseek(descriptor, 0, SEEK_SET)
    return bytes
  }

  /// Frees what curses holds.
  func close() {
    delscreen(screen)
    fclose(file)
    fclose(input)
  }

  private static func newXterm(
    _ file: UnsafeMutablePointer<FILE>, _ input: UnsafeMutablePointer<FILE>
  ) -> OpaquePointer? {
    let before = getenv("TERMINFO").map { String(cString: $0) }
    setenv("TERMINFO", "b64:" + DirectColorEntry.compiled, 1)
    defer {
      if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
    }
    return newterm(DirectColorEntry.name, file, input)
  }
}
