import Harness

extension Picker {
  /// What may run and why, and what was decided last. What is typed narrows the list, and can be tried.
  static func permissions(_ session: DisplayState) -> Picker {
    let rules = PermissionLine.rules(
      session.permissions, grants: session.grants, keptIn: session.keptRulesPlace,
      folders: session.grantedFolders)
    let yolo = PermissionLine(
      "note", "", "yolo is on: what no rule denies and somebody gets back from is allowed")
    let decisions = PermissionLine.decisions(session.decisions)
    return Picker(
      kind: .permissions, title: "Permissions",
      rows: (ceiling(session) + (session.isYolo ? [yolo] : []) + rules).map(row)
        + (decisions.isEmpty ? [] : [heading("Decided in this thread, the newest first")])
        + decisions.map(row))
  }

  private static func heading(_ text: String) -> Row {
    var row = Row(label: text, command: "")
    row.isHeading = true
    return row
  }

  /// What the mode leaves of everything that is allowed.
  private static func ceiling(_ session: DisplayState) -> [PermissionLine] {
    guard let mode = session.modes.first(where: { $0.id == session.modeID }), mode.isReadOnly else {
      return []
    }
    return [
      PermissionLine("note", "", "the mode \(mode.id) is read only, whatever is allowed below")
    ]
  }

  /// What would be decided about a text.
  static func trial(of text: String, _ session: DisplayState) -> Picker {
    guard let trial = session.trial, trial.text == text else {
      return Picker(kind: .trial(text), title: "“\(text)”", rows: [])
    }
    return Picker(
      kind: .trial(text), title: "“\(text)”: \(trial.policy.inWords)",
      rows: PermissionLine.trial(trial).map { plainRow($0) })
  }

  private static func plainRow(_ line: PermissionLine) -> Row {
    Row(
      label: line.label, detail: line.detail, preview: "\(line.label)\n\(line.detail)", command: line.command)
  }

  private static func row(_ line: PermissionLine) -> Row {
    var row = plainRow(line)
    row.staysOpen = true
    let words = line.command.split(separator: " ")
    row.action =
      switch words.first {
      case nil: ""
      case "forget-rule": "delete the rule"
      case "policy": "\(words.last ?? "") in this thread"
      case "remove-dir": "ask again there"
      case .some: "ask again"
      }
    return row
  }

  /// The rows from which on there is a longer look below the list. What may run must be readable on small screens too.
  var rowsForPreview: Int {
    switch kind {
    case .permissions, .trial, .rewind: 10
    case .messages, .ownMessages, .threads, .trash, .title, .modes, .models, .grants, .notices, .themes,
      .commands, .history,
      .copies, .confirmation:
      12
    }
  }

  /// The row that tries what is typed.
  var tryRow: Row? {
    guard kind == .permissions, !filter.allSatisfy(\.isWhitespace) else { return nil }
    var row = Row(label: "try    \(filter)", detail: "what would be decided?", command: "try \(filter)")
    row.action = "try it"
    return row
  }
}
