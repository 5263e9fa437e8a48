import Harness

extension Picker {
  /// What may run and why, and what was decided last. What is typed narrows the list, and can be tried.
  static func permissions(_ session: DisplayState) -> Picker {
    let rules = PermissionLine.rules(
      session.permissions, grants: session.grants, keptIn: session.keptRulesPlace)
    let yolo = PermissionLine(
      "note", "", "yolo is on: what no rule denies and somebody gets back from is allowed")
    return Picker(
      kind: .permissions, title: "Permissions",
      rows: (session.isYolo ? [yolo] + rules : rules).map(row)
        + PermissionLine.decisions(session.decisions).map(row))
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
    let hint = line.command.hasPrefix("forget") ? "enter: delete it" : "enter: ask again from now on"
    let detail = line.command.isEmpty ? line.detail : "\(line.detail) · \(hint)"
    return Row(
      label: line.label, detail: detail, preview: "\(line.label)\n\(detail)", command: line.command)
  }

  /// The rows from which on there is a longer look below the list. What may run must be readable on small screens too.
  var rowsForPreview: Int {
    switch kind {
    case .permissions, .trial: 10
    case .threads, .modes, .models, .grants, .themes, .commands, .history, .copies, .confirmation: 12
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
