import ArgumentParser
import Harness
import Providers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lists the models that can be chosen.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List the models there are, and why one cannot be used.")

  func run() throws {
    let assembly = try Assembly.orExit(Launch())
    let models = Blocking.run { await assembly.host.models() }
    for model in models {
      let state = model.unavailable ?? "ready"
      let context = model.contextLength.map { ", \($0) tokens of context" } ?? ""
      write(all: "\(model.id)  \(state)\(context)\n", to: STDOUT_FILENO)
    }
  }
}
