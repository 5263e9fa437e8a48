import ArgumentParser
import Harness
import Terminal

/// Lists the models that can be chosen.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List the models there are, and why one cannot be used.")

  func run() throws {
    let assembly = try Assembly.orExit(Launch())
    let models = Blocking.run { await assembly.host.models() }
    for model in models { put(ModelsCommand.line(model) + "\n") }
  }

  /// A model as one line; its name may come from a server.
  static func line(_ model: ModelInfo) -> String {
    let context = model.contextLength.map { ", \($0) tokens of context" } ?? ""
    return Sanitizer.prose("\(model.id)  \(model.unavailable ?? "ready")\(context)")
  }
}
