extension ThreadSummary {
  /// The summary in the form of the event log.
  var json: JSON {
    .fields([
      "id": .string(id), "title": .string(title), "preview": .string(preview),
      "lastSaid": lastSaid.isEmpty ? nil : .string(lastSaid),
      "updatedAt": .string(Timestamp.text(updatedAt)), "messageCount": JSON(messageCount),
      "otherResource": otherResource.map { .string($0) }, "isPinned": isPinned ? true : nil,
      "isUnread": isUnread ? true : nil, "isWaiting": isWaiting ? true : nil,
      "discardedAt": discardedAt.map { .string(Timestamp.text($0)) },
    ])
  }

  /// Reads a summary. - Returns: `nil` without a time.
  init?(json: JSON) {
    guard let updated = json["updatedAt"]?.string.flatMap(Timestamp.date) else { return nil }
    self.init(
      id: json["id"]?.string ?? "", title: json["title"]?.string ?? "",
      preview: json["preview"]?.string ?? "", lastSaid: json["lastSaid"]?.string ?? "", updatedAt: updated,
      messageCount: json["messageCount"]?.int ?? 0, otherResource: json["otherResource"]?.string,
      isPinned: json["isPinned"]?.bool == true, isUnread: json["isUnread"]?.bool == true,
      isWaiting: json["isWaiting"]?.bool == true,
      discardedAt: json["discardedAt"]?.string.flatMap(Timestamp.date))
  }
}
