import Harness

extension GuideRequest {
  /// What to do next, given what came of the calls already made for this request.
  func move(after outcomes: [GuideOutcome]) -> GuideMove {
    switch self {
    case .help: .done(GuideWords.help)
    case .read, .list, .find, .search, .write, .replace, .run: toolMove(after: outcomes)
    case .plan(let topic): planMove(topic, outcomes)
    case .ask(let question, let options, let takesMany): askMove(question, options, takesMany, outcomes)
    case .tasks(let topic): tasksMove(topic, outcomes)
    case .delegate(let agentType, let task): delegateMove(agentType, task, outcomes)
    case .investigate(let topic): investigateMove(topic, outcomes)
    case .say(let count): .done([.words(count)])
    case .think(let topic): .done(GuideWords.thoughts(about: topic))
    case .unknown(let text): .done(GuideWords.notUnderstood(text))
    }
  }

  private func toolMove(after outcomes: [GuideOutcome]) -> GuideMove {
    guard let outcome = outcomes.first else { return firstCall }
    if outcome.isDeclined { return .done(GuideWords.declined(deed, outcome)) }
    if outcome.output.isError, !GuideWords.hasRun(outcome) {
      return .done("That did not work: \(outcome.firstLine)")
    }
    return .done(summary(outcome))
  }

  private var firstCall: GuideMove {
    switch self {
    case .read(let path):
      .call(saying: "I read `\(path)`.", tool: "read_file", input: ["path": .string(path)])
    case .list(let path):
      .call(
        saying: "I list \(path.map { "`\($0)`" } ?? "the project").", tool: "list_files",
        input: .fields(["path": path.map { .string($0) }]))
    case .find(let pattern):
      .call(
        saying: "I look for files named `\(pattern)`.", tool: "find_files",
        input: ["pattern": .string(pattern)])
    case .search(let text, let path):
      .call(
        saying: "I search for `\(text)`.", tool: "search_content",
        input: .fields(["pattern": .string(text), "path": path.map { .string($0) }]))
    case .write(let path, let content):
      .call(
        saying: "I write `\(path)`.", tool: "write_file",
        input: ["path": .string(path), "content": .string(content)])
    case .replace(let old, let new, let path):
      .call(
        saying: "I edit `\(path)`.", tool: "edit_file",
        input: ["path": .string(path), "old_text": .string(old), "new_text": .string(new)])
    case .run(let command):
      .call(saying: "I run `\(command)`.", tool: "execute_command", input: ["command": .string(command)])
    case .help, .plan, .ask, .tasks, .say, .think, .delegate, .investigate, .unknown: .done("")
    }
  }

  private var deed: String {
    switch self {
    case .read(let path): "reading `\(path)`"
    case .list: "the listing"
    case .find, .search: "the search"
    case .write(let path, _): "writing `\(path)`"
    case .replace(_, _, let path): "the edit of `\(path)`"
    case .run(let command): "the command `\(command)`"
    case .help, .plan, .ask, .tasks, .say, .think, .delegate, .investigate, .unknown: "that"
    }
  }

  private func summary(_ outcome: GuideOutcome) -> String {
    switch self {
    case .read(let path): "I read `\(path)`: \(GuideWords.extent(outcome))."
    case .list(let path):
      "\(path.map { "`\($0)`" } ?? "The project"): \(GuideWords.items(outcome, "entry", "entries"))."
    case .find(let pattern): "Names like `\(pattern)`: \(GuideWords.items(outcome, "file", "files"))."
    case .search(let text, _): "`\(text)`: \(GuideWords.items(outcome, "match", "matches"))."
    case .write(let path, _): "`\(path)` is written."
    case .replace(_, _, let path): "`\(path)` is changed."
    case .run(let command): "`\(command)` is done. \(GuideWords.ending(outcome))"
    case .help, .plan, .ask, .tasks, .say, .think, .delegate, .investigate, .unknown: ""
    }
  }
}
