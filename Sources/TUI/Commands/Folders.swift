import Harness

/// Where tools may work.
enum Folders {
  static let all = [add, remove]

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

  static let remove = Command(
    "remove-dir", "Ask again before tools work in a folder that was added", argument: .text("<folder>"),
    slash: true
  ) { context in
    let path = context.argument
    guard !context.session.grantedFolders.isEmpty else {
      context.view.hint = "No folder was added: tools ask before they work outside the project."
      return
    }
    guard !path.isEmpty else {
      context.view.hint = "Which folder? /remove-dir \(context.session.grantedFolders[0])"
      return
    }
    context.ask { await $0.revoke(folder: path) }
  }
}
