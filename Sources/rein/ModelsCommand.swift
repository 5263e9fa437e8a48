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
    let context = model.contextLength.map { "\($0) tokens of context" }
    let price = model.facts.price.map { "$\(dollars($0.input)) in, $\(dollars($0.output)) out" }
    let pictures = model.facts.takesPictures.map { $0 ? "takes pictures" : "no pictures" }
    let facts = [model.unavailable ?? "ready", context, price, pictures].compactMap(\.self)
    return Sanitizer.prose("\(model.id)  \(facts.joined(separator: ", "))")
  }

  /// Dollars for a million tokens, without zeros at the end.
  static func dollars(_ amount: Double) -> String {
    let hundredths = Int((amount * 100).rounded())
    let rest = hundredths % 100
    if rest == 0 { return "\(hundredths / 100)" }
    return "\(hundredths / 100)." + (rest < 10 ? "0\(rest)" : "\(rest)")
  }
}
