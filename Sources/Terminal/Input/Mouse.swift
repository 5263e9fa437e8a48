/// What was done with the mouse, and where.
public struct Mouse: Hashable, Sendable {
  /// A button.
  public enum Button: Hashable, Sendable {
    case left, middle, right
  }

  /// What happened.
  public enum Action: Hashable, Sendable {
    case press(Button)
    case release(Button)
    /// The mouse moved while the button was held.
    case drag(Button)
    case wheelUp, wheelDown
  }

  /// What happened.
  public var action: Action
  /// The cell it happened on.
  public var point: Point
  /// The keys held.
  public var modifiers: Key.Modifiers

  /// An action on a cell.
  public init(_ action: Action, at point: Point, _ modifiers: Key.Modifiers = []) {
    self.action = action
    self.point = point
    self.modifiers = modifiers
  }
}
