extension FoundMessages {
  /// What was found in the form of the event log.
  var json: JSON {
    [
      "query": .string(query), "isPartial": .bool(isPartial),
      "messages": .array(
        messages.map { message in
          [
            "id": .string(message.id), "threadId": .string(message.threadID),
            "title": .string(message.threadTitle), "createdAt": .string(Timestamp.text(message.createdAt)),
            "snippet": .array(
              message.snippet.map { ["text": .string($0.text), "isMatch": .bool($0.isMatch)] }),
          ]
        }),
    ]
  }

  /// Reads what was found; what is not understood is left out.
  init(json: JSON) {
    self.init(
      query: json["query"]?.string ?? "",
      messages: (json["messages"]?.array ?? []).compactMap { message in
        guard let id = message["id"]?.string, let thread = message["threadId"]?.string,
          let time = message["createdAt"]?.string.flatMap(Timestamp.date)
        else { return nil }
        return FoundMessage(
          id: id, threadID: thread, threadTitle: message["title"]?.string ?? "", createdAt: time,
          snippet: (message["snippet"]?.array ?? []).map {
            FoundMessage.Piece($0["text"]?.string ?? "", isMatch: $0["isMatch"]?.bool ?? false)
          })
      }, isPartial: json["isPartial"]?.bool ?? false)
  }
}

extension OwnMessage {
  /// The message in the form of the event log.
  var json: JSON {
    ["id": .string(id), "text": .string(text), "createdAt": .string(Timestamp.text(createdAt))]
  }

  /// Reads a message. - Returns: `nil` without an id or a time.
  init?(json: JSON) {
    guard let id = json["id"]?.string, let time = json["createdAt"]?.string.flatMap(Timestamp.date) else {
      return nil
    }
    self.init(id: id, text: json["text"]?.string ?? "", createdAt: time)
  }
}
