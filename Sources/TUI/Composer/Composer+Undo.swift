extension Composer {
  /// Texts one can go back to and forth.
  struct Past: Hashable, Sendable {
    struct Moment: Hashable, Sendable {
      var units: [Unit]
      var position: Int
    }

    var undo: [Moment] = []
    var redo: [Moment] = []
  }

  /// More than anybody steps back one by one.
  private static let depth = 200

  /// Changes the text so that `undo` can take it back. What is typed in one go is taken back in one go.
  mutating func change(_ action: Action, _ body: (inout Composer) -> Void) {
    let before = Past.Moment(units: units, position: position)
    body(&self)
    goalColumn = nil
    yanked = action == .yanking ? yanked : nil
    let continues = action == .typing && lastAction == .typing
    lastAction = action
    guard units != before.units else { return }
    past.redo = []
    if continues { return }
    past.undo.append(before)
    if past.undo.count > Composer.depth { past.undo.removeFirst() }
  }

  /// Takes the last change back; nothing happens when there is none.
  public mutating func undo() {
    guard let moment = past.undo.popLast() else { return }
    past.redo.append(Past.Moment(units: units, position: position))
    restore(moment)
  }

  /// Does again what was undone last.
  public mutating func redo() {
    guard let moment = past.redo.popLast() else { return }
    past.undo.append(Past.Moment(units: units, position: position))
    restore(moment)
  }

  private mutating func restore(_ moment: Past.Moment) {
    units = moment.units
    position = moment.position
    goalColumn = nil
    yanked = nil
    lastAction = .other
  }
}
