import Terminal

/// Which panes are where, and how large.
enum Arranging {
  static let all = [zoom, side]

  static let zoom = Command(
    "zoom", "Give the conversation all the room, then tasks, tools and queue, then each its own again",
    keys: ["alt+z"], in: [.composer, .followUps, .found, .rows], slash: true
  ) { context in
    if context.view.preferences.zoom == .none, !SidePane.hasAny(context.snapshot) {
      return context.view.hint = "The conversation has all the room: there are no tasks, tools or queue now."
    }
    let zoom = context.view.preferences.zoom.next
    context.view.preferences.zoom = zoom
    context.view.hint =
      switch zoom {
      case .none: "All panes are back."
      case .conversation:
        "The conversation alone; \(context.snapshot.keyLabel(of: "zoom") ?? "/zoom") goes on."
      case .side:
        "Tasks, tools and queue; \(context.snapshot.keyLabel(of: "zoom") ?? "/zoom") brings all back."
      }
  }

  static let side = Command(
    "side", "Set how many columns tasks, tools and queue have beside the conversation; on or off",
    argument: .text("[columns, on or off]"), slash: true
  ) { context in
    switch context.argument {
    case "on", "": context.view.preferences.sideColumns = nil
    case "off": context.view.preferences.sideColumns = 0
    default:
      guard let columns = Int(context.argument), SidePane.widths.contains(columns) else {
        let widths = SidePane.widths
        context.view.hint =
          "Write /side \(widths.lowerBound) to /side \(widths.upperBound), /side on or /side off."
        return
      }
      context.view.preferences.sideColumns = columns
    }
    if context.view.size.columns < SidePane.columnsForSide {
      context.view.hint =
        "Kept for screens of \(SidePane.columnsForSide) columns and more; this one has fewer."
    }
  }
}
