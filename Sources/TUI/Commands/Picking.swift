/// Choosing from the list that lies on top.
enum Picking {
  static let all = [choose, previous, next, pageUp, pageDown, widen, clearFilter, close]

  static let choose = Command(
    "choose", "Choose the row", keys: ["enter"], in: [.picker], hint: { _ in "choose" }
  ) { context in
    guard let row = context.view.picker?.selected else { return }
    context.view.picker = nil
    if let text = row.text {
      context.view.composer.replace(with: text)
    } else if !row.command.isEmpty {
      context.run(row.command)
    }
  }

  static let previous = Command("row-above", "The row above", keys: ["up", "ctrl+p"], in: [.picker]) {
    $0.view.picker?.select(by: -1)
  }

  static let next = Command("row-below", "The row below", keys: ["down", "ctrl+n", "ctrl+r"], in: [.picker]) {
    $0.view.picker?.select(by: 1)
  }

  static let pageUp = Command("rows-above", "Ten rows up", keys: ["pageup"], in: [.picker]) {
    $0.view.picker?.select(by: -10)
  }

  static let pageDown = Command("rows-below", "Ten rows down", keys: ["pagedown"], in: [.picker]) {
    $0.view.picker?.select(by: 10)
  }

  static let widen = Command(
    "widen-filter", "Delete the last character of the filter", keys: ["backspace", "ctrl+h"], in: [.picker]
  ) { $0.view.picker?.narrow { $0 = String($0.dropLast()) } }

  static let clearFilter = Command(
    "clear-filter", "Delete the filter", keys: ["ctrl+u"], in: [.picker]
  ) { $0.view.picker?.narrow { $0 = "" } }

  static let close = Command(
    "close-list", "Delete the filter; without one, close the list", keys: ["esc", "ctrl+c"], in: [.picker],
    hint: { $0.view.picker?.filter.isEmpty == true ? "close" : "clear" }
  ) { context in
    if context.view.picker?.filter.isEmpty == false {
      context.view.picker?.narrow { $0 = "" }
    } else {
      context.view.picker = nil
    }
  }
}
