extension ApprovalRequest {
  /// The request in the form of the event log; also what its digest is made of.
  var json: JSON {
    .fields([
      "kind": "approval", "toolName": .string(toolName),
      "category": category.map { .string($0.rawValue) }, "args": args,
      "reason": .string(reason), "note": note.isEmpty ? nil : .string(note),
      "title": .string(preview.title),
      "blocks": .array(preview.blocks.map(\.json)),
      "risks": .array(preview.risks.map { .string($0) }),
      "folder": preview.folder.map { .string($0) }, "digest": .string(preview.digest),
      "parts": .array(parts.map(\.json)), "asked": .array(asked.map(\.json)),
      "grants": .array(grants.map(\.json)), "rememberable": .bool(isRememberable),
      "changed": isChanged ? true : nil, "keepingPlace": keepingPlace.map { .string($0) },
      "alikeLater": alikeLater > 0 ? .number(Double(alikeLater)) : nil,
    ])
  }

  /// Reads a request of the event log; what is missing is empty.
  init(json: JSON) {
    func list<Element>(_ key: String, _ make: (JSON) -> Element?) -> [Element] {
      (json[key]?.array ?? []).compactMap(make)
    }
    self.init(
      toolName: json["toolName"]?.string ?? "",
      category: json["category"]?.string.flatMap(ToolCategory.init),
      args: json["args"] ?? .null,
      preview: ToolPreview(
        title: json["title"]?.string ?? "", blocks: list("blocks") { OutputBlock(json: $0) },
        risks: list("risks", \.string), folder: json["folder"]?.string, digest: json["digest"]?.string),
      reason: json["reason"]?.string ?? "", note: json["note"]?.string ?? "",
      parts: list("parts", PermissionReason.init(json:)),
      asked: list("asked", PermissionNeed.init(json:)), grants: list("grants", GrantProposal.init(json:)),
      isRememberable: json["rememberable"]?.bool ?? true, isChanged: json["changed"]?.bool ?? false,
      keepingPlace: json["keepingPlace"]?.string)
    alikeLater = json["alikeLater"]?.int ?? 0
  }
}

extension PermissionReason {
  fileprivate var json: JSON {
    ["part": .string(part), "policy": .string(policy.rawValue), "words": .string(words)]
  }

  fileprivate init?(json: JSON) {
    guard let policy = json["policy"]?.string.flatMap(PermissionPolicy.init) else { return nil }
    self.init(part: json["part"]?.string ?? "", policy: policy, words: json["words"]?.string ?? "")
  }
}
