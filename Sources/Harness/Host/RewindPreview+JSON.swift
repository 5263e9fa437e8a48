extension RewindPreview {
  /// The preview in the form of the event log.
  var json: JSON {
    .fields(["messageId": messageID.map { .string($0) }, "files": .array(files.map(\.json))])
  }

  /// Reads a preview.
  init(json: JSON) {
    self.init(
      messageID: json["messageId"]?.string,
      files: (json["files"]?.array ?? []).map(FileUndo.init(json:)))
  }
}

extension FileUndo {
  /// The file in the form of the event log, without what must be allowed for it.
  var json: JSON {
    let outcome: String
    var reason: String?
    switch self.outcome {
    case .restored: outcome = "restored"
    case .removed: outcome = "removed"
    case .made: outcome = "made"
    case .untouched(let words):
      outcome = "untouched"
      reason = words
    }
    return .fields([
      "path": .string(path), "outcome": .string(outcome), "reason": reason.map { .string($0) },
      "added": JSON(added), "removed": JSON(removed), "preview": .string(preview),
    ])
  }

  /// Reads a file.
  init(json: JSON) {
    let outcome: Outcome =
      switch json["outcome"]?.string {
      case "restored": .restored
      case "removed": .removed
      case "made": .made
      default: .untouched(because: json["reason"]?.string ?? "")
      }
    self.init(
      path: json["path"]?.string ?? "", outcome: outcome, added: json["added"]?.int ?? 0,
      removed: json["removed"]?.int ?? 0, preview: json["preview"]?.string ?? "")
  }
}
