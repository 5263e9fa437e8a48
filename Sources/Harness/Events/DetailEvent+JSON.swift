extension DetailEvent {
  var json: JSON {
    switch self {
    case .transcriptLoaded(let messages, let earlier, let replacing):
      [
        "type": "rein_transcript_loaded", "messages": .array(messages.map(\.json)), "earlier": JSON(earlier),
        "replacing": .bool(replacing),
      ]
    case .promptOpened(let prompt): ["type": "rein_prompt_opened", "prompt": prompt.json]
    case .promptClosed(let id, let decision):
      ["type": "rein_prompt_closed", "id": .string(id), "decision": .string(decision)]
    case .callChanged(let id, let args):
      ["type": "rein_call_changed", "id": .string(id), "args": args]
    case .callQueued(let id, let place, let count):
      ["type": "rein_call_queued", "id": .string(id), "place": JSON(place), "count": JSON(count)]
    case .callBegan(let id): ["type": "rein_call_began", "id": .string(id)]
    case .followUpsChanged(let list, let isPaused):
      [
        "type": "rein_follow_ups_changed", "paused": .bool(isPaused),
        "followUps": .array(
          list.map {
            .fields([
              "id": .string($0.id), "content": .string($0.content), "command": $0.isCommand ? true : nil,
            ])
          }),
      ]
    case .grantsChanged(let grants):
      [
        "type": "rein_grants_changed", "categories": .array(grants.categories.map { .string($0.rawValue) }),
        "tools": .array(grants.tools.map { .string($0) }),
        "rules": .array(grants.rules.map { .string($0.text) }),
      ]
    case .decided(let record): ["type": "rein_decided", "decision": record.json]
    case .decisionsLoaded(let recent, let shown):
      .fields([
        "type": "rein_decisions_loaded", "recent": recent.map { .array($0.map(\.json)) },
        "ofCalls": .array(shown.map(\.json)),
      ])
    case .permissionTried(let trial): ["type": "rein_permission_tried", "trial": trial.json]
    case .threadTitled(let id, let title):
      ["type": "rein_thread_titled", "threadId": .string(id), "title": .string(title)]
    case .threadsListed(let list, let ofAll):
      .fields([
        "type": "rein_threads_listed", "threads": .array(list.map(\.json)),
        "ofAllProjects": ofAll ? true : nil,
      ])
    case .trashListed(let list): ["type": "rein_trash_listed", "threads": .array(list.map(\.json))]
    case .messagesFound(let found): ["type": "rein_messages_found", "found": found.json]
    case .ownMessagesListed(let list):
      ["type": "rein_own_messages_listed", "messages": .array(list.map(\.json))]
    case .rewindPreviewed(let preview): ["type": "rein_rewind_previewed", "preview": preview.json]
    case .modesListed(let list, let current):
      [
        "type": "rein_modes_listed", "current": .string(current),
        "modes": .array(
          list.map {
            .fields([
              "id": .string($0.id), "name": .string($0.name), "description": .string($0.description),
              "color": $0.color.map { .string($0) }, "readOnly": $0.isReadOnly ? true : nil,
            ])
          }),
      ]
    case .modelsListed(let list, let isPartial):
      .fields([
        "type": "rein_models_listed", "isPartial": isPartial ? true : nil,
        "models": .array(
          list.map {
            .fields([
              "id": .string($0.id), "name": .string($0.name),
              "contextLength": $0.contextLength.map { JSON($0) },
              "takesPictures": $0.facts.takesPictures.map { .bool($0) },
              "price": $0.facts.price.map { ["input": .number($0.input), "output": .number($0.output)] },
              "unavailable": $0.unavailable.map { .string($0) },
            ])
          }),
      ])
    case .fencingFound(.up): ["type": "rein_fencing_found", "isUp": true]
    case .fencingFound(.down(let reason)):
      ["type": "rein_fencing_found", "isUp": false, "reason": .string(reason)]
    case .foldersGranted(let folders):
      ["type": "rein_folders_granted", "folders": .array(folders.map { .string($0) })]
    case .noticed(let notice):
      ["type": "rein_noticed", "level": .string(notice.level.rawValue), "text": .string(notice.text)]
    case .threadIsReadOnly: ["type": "rein_thread_is_read_only"]
    case .threadInUse(let conflict):
      [
        "type": "rein_thread_in_use", "threadId": .string(conflict.threadID),
        "title": .string(conflict.title), "holder": .string(conflict.holder),
      ]
    case .retryChanged(let wait): .fields(["type": "rein_retry_changed", "wait": wait?.json])
    case .stepMeasured(let step): ["type": "rein_step_measured", "step": step.json]
    case .measured(let measure): ["type": "rein_measured", "measure": measure.json]
    case .thinkingChanged(let level):
      .fields(["type": "rein_thinking_changed", "level": level.map { .string($0.rawValue) }])
    case .draftRestored(let text): ["type": "rein_draft_restored", "text": .string(text)]
    }
  }

  private static func facts(_ json: JSON) -> ModelFacts {
    let input = json["price"]?["input"]?.number
    let output = json["price"]?["output"]?.number
    return ModelFacts(
      price: input.flatMap { input in output.map { ModelPrice(input: input, output: $0) } },
      takesPictures: json["takesPictures"]?.bool)
  }

  init?(type: String, _ json: JSON) {
    func list<Element>(_ key: String, _ make: (JSON) -> Element?) -> [Element] {
      (json[key]?.array ?? []).compactMap(make)
    }
    switch type {
    case "rein_transcript_loaded":
      self = .transcriptLoaded(
        list("messages", Message.init(json:)), earlier: json["earlier"]?.int ?? 0,
        replacing: json["replacing"]?.bool ?? true)
    case "rein_prompt_opened":
      guard let prompt = json["prompt"].flatMap(Prompt.init(json:)) else { return nil }
      self = .promptOpened(prompt)
    case "rein_prompt_closed":
      self = .promptClosed(id: json["id"]?.string ?? "", decision: json["decision"]?.string ?? "")
    case "rein_call_changed":
      self = .callChanged(id: json["id"]?.string ?? "", args: json["args"] ?? .emptyObject)
    case "rein_call_queued":
      self = .callQueued(
        id: json["id"]?.string ?? "", place: json["place"]?.int ?? 0, count: json["count"]?.int ?? 0)
    case "rein_call_began": self = .callBegan(id: json["id"]?.string ?? "")
    case "rein_follow_ups_changed":
      self = .followUpsChanged(
        list("followUps") {
          FollowUp(
            id: $0["id"]?.string ?? "", content: $0["content"]?.string ?? "",
            isCommand: $0["command"]?.bool ?? false)
        },
        isPaused: json["paused"]?.bool ?? false)
    case "rein_grants_changed":
      var grants = Grants()
      list("categories") { $0.string.flatMap(ToolCategory.init) }.forEach { grants.grant($0) }
      list("tools", \.string).forEach { grants.grant(tool: $0) }
      list("rules", \.string).compactMap { try? PermissionRule($0, origin: "this session") }
        .forEach { grants.grant($0) }
      self = .grantsChanged(grants)
    case "rein_decided":
      guard let record = json["decision"].flatMap(DecisionRecord.init(json:)) else { return nil }
      self = .decided(record)
    case "rein_decisions_loaded":
      self = .decisionsLoaded(
        recent: json["recent"]?.array.map { $0.compactMap(DecisionRecord.init(json:)) },
        ofCalls: list("ofCalls", DecisionRecord.init(json:)))
    case "rein_permission_tried":
      guard let trial = json["trial"].flatMap(PermissionTrial.init(json:)) else { return nil }
      self = .permissionTried(trial)
    case "rein_thread_titled":
      self = .threadTitled(id: json["threadId"]?.string ?? "", title: json["title"]?.string ?? "")
    case "rein_threads_listed":
      self = .threadsListed(
        list("threads", ThreadSummary.init(json:)), ofAllProjects: json["ofAllProjects"]?.bool == true)
    case "rein_trash_listed": self = .trashListed(list("threads", ThreadSummary.init(json:)))
    case "rein_messages_found": self = .messagesFound(FoundMessages(json: json["found"] ?? .null))
    case "rein_own_messages_listed": self = .ownMessagesListed(list("messages", OwnMessage.init(json:)))
    case "rein_rewind_previewed":
      self = .rewindPreviewed(RewindPreview(json: json["preview"] ?? .emptyObject))
    case "rein_modes_listed":
      self = .modesListed(
        list("modes") {
          ModeInfo(
            id: $0["id"]?.string ?? "", name: $0["name"]?.string ?? "",
            description: $0["description"]?.string ?? "", color: $0["color"]?.string,
            isReadOnly: $0["readOnly"]?.bool == true)
        }, current: json["current"]?.string ?? "")
    case "rein_models_listed":
      self = .modelsListed(
        list("models") {
          ModelInfo(
            id: $0["id"]?.string ?? "", name: $0["name"]?.string, contextLength: $0["contextLength"]?.int,
            unavailable: $0["unavailable"]?.string, facts: Self.facts($0))
        }, isPartial: json["isPartial"]?.bool == true)
    case "rein_fencing_found":
      self = .fencingFound(
        json["isUp"]?.bool == true ? .up : .down(reason: json["reason"]?.string ?? ""))
    case "rein_folders_granted":
      self = .foldersGranted((json["folders"]?.array ?? []).compactMap(\.string))
    case "rein_noticed":
      self = .noticed(
        Notice(json["level"]?.string.flatMap(Notice.Level.init) ?? .info, json["text"]?.string ?? ""))
    case "rein_thread_is_read_only": self = .threadIsReadOnly
    case "rein_thread_in_use":
      self = .threadInUse(
        ThreadConflict(
          threadID: json["threadId"]?.string ?? "", title: json["title"]?.string ?? "",
          holder: json["holder"]?.string ?? ""))
    case "rein_retry_changed": self = .retryChanged(json["wait"].flatMap(RetryWait.init(json:)))
    case "rein_step_measured":
      guard let step = json["step"].flatMap(StepMeasure.init(json:)) else { return nil }
      self = .stepMeasured(step)
    case "rein_measured": self = .measured(ThreadMeasure(json: json["measure"] ?? .null))
    case "rein_thinking_changed":
      self = .thinkingChanged(json["level"]?.string.flatMap(ThinkingLevel.init))
    case "rein_draft_restored": self = .draftRestored(json["text"]?.string ?? "")
    default: return nil
    }
  }
}
