import Harness

/// Choosing which model answers.
enum Models {
  static let all = [model]

  static let model = Command(
    "model", aliases: ["models"], "Choose which model answers in this thread", argument: .model, keys: ["f8"],
    slash: true
  ) { context in
    guard !context.argument.isEmpty else {
      context.view.picker = .models(context.session)
      context.look(.models) { await $0.listModels() }
      return
    }
    let known = NamedChoice.find(context.argument, in: context.session.models, id: \.id, name: \.name)
    if let known, let reason = known.unavailable {
      context.view.hint = "\(known.id) cannot be used: \(reason)"
      return
    }
    // A provider may know models it does not list.
    let id = known?.id ?? context.argument
    guard id.contains("/") else {
      context.view.hint = "No model, or more than one, is called “\(id)”; write provider/name."
      return
    }
    context.ask { try await $0.switchModel(id, scope: .thread) }
  }
}
