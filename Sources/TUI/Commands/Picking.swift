#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Choosing from the list that lies on top.
enum Picking {
  static let all = [choose, previous, next, pageUp, pageDown, widen, clearFilter, close]

  static let choose = Command(
    "choose", "Choose the row", keys: ["enter"], in: [.picker],
    hint: { snapshot in
      guard let action = snapshot.view.picker?.selected?.action else { return "choose" }
      return action.isEmpty ? nil : action
    }
  ) { context in
    guard let picker = context.view.picker, let row = picker.selected else { return }
    // There the other rows are only to be read.
    guard picker.kind != .rewind || picker.selection == 0 || !row.command.isEmpty else { return }
    guard !row.staysOpen else {
      if row.command.isEmpty {
        context.view.hint = "That cannot be changed here."
      } else {
        context.run(row.command)
      }
      return
    }
    context.view.closePicker(at: context.snapshot.now)
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
    hint: {
      $0.view.picker?.hasFilter == true ? "clear" : $0.view.picker?.below.isEmpty == false ? "back" : "close"
    }
  ) { context in
    if context.view.picker?.hasFilter == true {
      context.view.picker?.narrow { $0 = "" }
    } else {
      context.view.closePicker(at: context.snapshot.now)
    }
  }
}

extension ViewState {
  /// Takes the list away. What waits for an answer below it may get the keys back, and must not take the next one for an
  /// answer that was typed for the list.
  fileprivate mutating func closePicker(at now: Date) {
    picker = picker?.below.first
    if picker == nil, focus == .prompt { prompt.waitForQuiet(from: now) }
  }
}

extension Picker {
  /// Whether what is typed narrows the list; a title is no filter.
  fileprivate var hasFilter: Bool {
    if case .title = kind { return false }
    return !filter.isEmpty
  }
}
