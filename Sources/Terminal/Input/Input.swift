/// What reaches the program from the terminal.
public enum Input: Hashable, Sendable {
  /// A stroke on the keyboard.
  case key(Key)
  /// A text pasted as one; line ends are `\n`, other control characters but tabs are gone.
  case paste(String)
  /// The screen has a new size.
  case resized(Size)
  /// The window got (true) or lost the keyboard.
  case focus(Bool)
  /// The mouse, if it was asked for.
  case mouse(Mouse)
  /// The terminal answered which background it has.
  case background(Background)
  /// The terminal is gone, or the process was asked to end: save and leave.
  case closed
}
