import Harness

extension Picker {
  /// What may run and why, and what was decided last. What is typed narrows the list, and can be tried.
  static func permissions(_ session: DisplayState) -> Picker {
    let rules = PermissionLine.rules(
      session.permissions, grants: session.grants, keptIn: session.keptRulesPlace,
      folders: session.grantedFolders)
    let yolo = PermissionLine(
      "note", "", "yolo is on: what no rule denies and somebody gets back from is allowed")
    return Picker(
      kind: .permissions, title: "Permissions",
      rows: (ceiling(session) + (session.isYolo ? [yolo] : []) + rules).map(row)
        + PermissionLine.decisions(session.decisions).map(row))
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
      rows: PermissionLine.trial(trial).map(row))
  }

  private static func row(_ line: PermissionLine) -> Row {
    let hint =
      switch line.command.prefix(while: { $0 != " " }) {
      case "forget-rule": "enter: delete it"
      case "policy": "enter: \(line.command.split(separator: " ").last ?? "") in this thread"
      default: "enter: ask again from now on"
      }
    let detail = line.command.isEmpty ? line.detail : "\(line.detail) · \(hint)"
    return Row(
      label: line.label, detail: detail, preview: "\(line.label)\n\(detail)", command: line.command)
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
    return Row(label: "try    \(filter)", detail: "enter: what would be decided?", command: "try \(filter)")
  }
}

extension PermissionPolicy {
  /// What would happen.
  fileprivate var inWords: String {
    switch self {
    case .allow: "allowed"
    case .ask: "asked about"
    case .deny: "denied"
    }
  }
}
