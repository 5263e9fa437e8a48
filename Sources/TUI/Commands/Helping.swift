/// Finding out what can be done.
enum Helping {
  static let all = [help, quickHelp]

  static let help = Command(
    "help", "List all commands and keys", keys: ["f1"],
    in: KeyContext.allCases.filter { $0 != .picker }, slash: true
  ) { $0.view.picker = .commands($0.snapshot.commands) }

  static let quickHelp = Command(
    "keys", "List all commands and keys", keys: ["?"],
    in: [.composer, .approval, .grant, .plan, .question, .followUps, .found, .rows],
    hint: { KeyContext($0) == .composer ? "keys" : nil },
    when: { KeyContext($0) != .composer || $0.view.composer.isEmpty }
  ) { $0.view.picker = .commands($0.snapshot.commands) }
}
