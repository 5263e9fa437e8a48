import Harness

/// Finding out what can be done.
enum Helping {
  static let all = [help, quickHelp, welcome, closeWelcome]

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

  static let welcome = Command("welcome", "Show what the first start showed: keys and models", slash: true) {
    context in
    context.view.showsWelcome = true
    context.look(.models) { await $0.listModels() }
  }

  static let closeWelcome = Command(
    "close-welcome", "Go back to the conversation", keys: ["esc"],
    hint: { _ in "conversation" },
    when: { $0.view.showsWelcome && !$0.isBusy && $0.completions.isEmpty && $0.view.editing == nil }
  ) { $0.view.showsWelcome = false }
}
