import Harness
import Testing
import Workspace

@testable import rein

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct WorkspaceSettingsTests {
  private func settings(_ text: String) throws -> WorkspaceSettings {
    try Settings(text: text, path: "config.toml").workspace
  }

  @Test func `commands are fenced and without network unless the file says otherwise`() throws {
    #expect(try settings("") == WorkspaceSettings())
    let all = try settings(
      """
      [workspace]
      roots = ["/usr/share", "~/x"]

      [sandbox]
      commands = "off"
      network = true

      [commands]
      environment = ["GOPROXY", "JAVA_HOME"]
      """)
    #expect(all.roots == ["/usr/share", "~/x"])
    #expect(!all.fencesCommands)
    #expect(all.hasNetwork)
    #expect(all.variables == ["GOPROXY", "JAVA_HOME"])
  }

  @Test(arguments: [
    ("[workspace]\nroots = [\"x\"]", "config.toml, line 2: workspace.roots: x must begin with / or ~."),
    (
      "[workspace]\nroots = \"/x\"",
      "config.toml, line 2: workspace.roots must be a list of texts: [\"one\", \"two\"]."
    ),
    ("[sandbox]\ncommands = \"maybe\"", "config.toml, line 2: sandbox.commands must be \"on\" or \"off\"."),
    ("[sandbox]\nnetwork = 1", "config.toml, line 2: sandbox.network must be true or false."),
    (
      "[commands]\nenvironment = [\"A=1\"]",
      "config.toml, line 2: commands.environment: \"A=1\" is no name of a variable."
    ),
    (
      "[sandbox]\nfence = 1",
      "config.toml, line 2: there is no setting sandbox.fence; there are commands, network."
    ),
  ])
  func `what is wrong is named with its line`(_ text: String, _ message: String) {
    let failure = #expect(throws: Failure.self) { try settings(text) }
    #expect(failure?.description == message)
  }

  @Test func `a granted folder that is not there is named with its line`() throws {
    let wrong = try settings("[workspace]\nroots = [\"/no/where\"]\n[sandbox]\ncommands = \"off\"")
    let failure = #expect(throws: Failure.self) { try wrong.workspace(root: "/tmp") }
    #expect(
      failure?.description
        == "config.toml, line 2: workspace.roots: Cannot work in /no/where: there is no such file or folder.")
  }

  @Test func `without a fence that is said once, and not to those who want none`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rein-notice-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = CommandFence.none(reason: "bubblewrap is not installed")
    #expect(
      FenceNotice(about: missing, folder: folder.path())?.take()
        == Notice(
          .info,
          "Commands are not fenced (bubblewrap is not installed): what you allow can do all that you can. "
            + "See docs/permissions.md."))
    #expect(FenceNotice(about: missing, folder: folder.path())?.take() == nil)
    #expect(FenceNotice(about: .none(reason: CommandFence.isUnwanted), folder: folder.path()) == nil)
    #expect(FenceNotice(about: .bubblewrap(path: "/b", hasNetwork: true), folder: folder.path()) == nil)
  }
}
