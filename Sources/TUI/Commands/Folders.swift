import Harness

/// Where tools may work.
enum Folders {
  static let all = [add]

  static let add = Command(
    "add-dir", "Let tools work in another folder as in the project, until rein ends",
    argument: .text("<folder>"), slash: true
  ) { context in
    let path = context.argument
    guard !path.isEmpty else {
      context.view.hint = "Name a folder: /add-dir ~/other"
      return
    }
    context.ask { try await $0.grant(folder: path) }
  }
}
