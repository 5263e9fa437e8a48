import Harness

/// Where a key is pressed; the same key may do different things in different places.
enum KeyContext: String, Hashable, Sendable, CaseIterable {
  /// The message box.
  case composer = "Message box"
  /// A tool that asks whether it may run.
  case approval = "Approval"
  /// The rule that is about to be allowed.
  case grant = "Grant"
  /// A plan that waits for a yes.
  case plan = "Plan"
  /// A question with ready answers.
  case question = "Question"
  /// A text being typed into any of the three.
  case reply = "Answer in words"
  /// The queue of follow-ups.
  case followUps = "Queue"
  /// A text being typed that is looked for.
  case search = "Search"
  /// What was found.
  case found = "Search results"
  /// Rows of the conversation being chosen.
  case rows = "Choosing rows"
  /// A list to choose from.
  case picker = "List"

  /// What the configuration calls it.
  var name: String {
    switch self {
    case .composer: "composer"
    case .approval: "approval"
    case .grant: "grant"
    case .plan: "plan"
    case .question: "question"
    case .reply: "reply"
    case .followUps: "queue"
    case .search: "search"
    case .found: "found"
    case .rows: "rows"
    case .picker: "list"
    }
  }

  /// Whether keys that stand for a character type it there.
  var takesText: Bool {
    switch self {
    case .composer, .reply, .search, .picker: true
    case .approval, .grant, .plan, .question, .followUps, .found, .rows: false
    }
  }

  /// Where keys go now.
  init(_ snapshot: Snapshot) {
    if snapshot.view.picker != nil {
      self = .picker
      return
    }
    switch snapshot.view.focus {
    case .composer:
      if snapshot.view.selection != nil {
        self = .rows
        return
      }
      self = snapshot.view.search.map { $0.isTyping ? .search : .found } ?? .composer
    case .followUps: self = snapshot.session.followUps.isEmpty ? .composer : .followUps
    case .prompt:
      guard let prompt = snapshot.view.prompt(of: snapshot.session) else {
        self = .composer
        return
      }
      if snapshot.view.prompt.typing != nil {
        self = .reply
        return
      }
      switch prompt.kind {
      case .approval: self = snapshot.view.prompt.grant == nil ? .approval : .grant
      case .plan: self = .plan
      case .question, .other: self = .question
      }
    }
  }
}
