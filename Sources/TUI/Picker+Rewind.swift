import Harness

extension Picker {
  /// What going back would do to files, and the ways to go. That files are left alone is always the first.
  static func rewind(_ preview: RewindPreview) -> Picker {
    let count = preview.files.count(where: \.isTouched)
    let files = count == 1 ? "1 file" : "\(count) files"
    var choices: [Row] = []
    if let id = preview.messageID {
      choices.append(
        Row(label: "Only the conversation", detail: "files stay as they are", command: "rewind-only \(id)"))
      if count > 0 {
        choices.append(
          Row(
            label: "The conversation and \(files)", detail: "as they were then; it can be taken back",
            command: "rewind-files \(id)"))
      }
    } else {
      choices.append(Row(label: "Leave files as they are", command: ""))
      if count > 0 {
        choices.append(
          Row(label: "Bring back \(files)", detail: "as before going back", command: "redo-files yes"))
      }
    }
    let note = Row(label: "commands", detail: "what they changed is not known, and stays", command: "")
    return Picker(
      kind: .rewind,
      title: preview.messageID == nil ? "Files changed by going back" : "Files were changed since",
      rows: choices + preview.files.map(row) + [note])
  }

  private static func row(_ file: FileUndo) -> Row {
    let lines = "+\(file.added) -\(file.removed)"
    let detail =
      switch file.outcome {
      case .restored: "\(lines), restored"
      case .removed: "\(lines), made since: removed"
      case .made: "\(lines), made again"
      case .untouched(let reason): "stays: \(reason)"
      }
    return Row(label: file.path, detail: detail, preview: file.preview, command: "")
  }
}
