import Harness
import Testing

@testable import rein

@Suite struct SettingsTests {
  private let tools = ["read_file", "ask_user"]

  private func modes(_ text: String) throws -> [Mode] {
    let settings = try Settings(text: text, path: "config.toml")
    try settings.checkPermissions(tools: tools)
    return try ModeSettings.apply(
      settings.modes, to: Mode.standard, providers: ["offline", "openai"], tools: tools)
  }

  @Test func `a mode of a new id is added`() throws {
    let modes = try modes(
      """
      [[modes]]
      id = "review"
      name = "Review"
      description = "Reads and comments."
      instructions = "Be strict."
      model = "openai/large"
      transitions_to = "build"
      tools = ["read_file", "ask_user"]
      read_only = true
      color = "warning"
      """)
    #expect(modes.map(\.id) == ["build", "plan", "chat", "review"])
    let review = try #require(modes.last)
    #expect(
      review.info
        == ModeInfo(id: "review", name: "Review", description: "Reads and comments.", color: "warning"))
    #expect(review.instructions == "Be strict.")
    #expect(review.defaultModelID == "openai/large")
    #expect(review.transitionsTo == "build")
    #expect(review.tools == ["read_file", "ask_user"])
    #expect(review.isReadOnly)
  }

  @Test func `a mode of a known id keeps what is not set`() throws {
    let modes = try modes(
      """
      [[modes]]
      id = "plan"
      transitions_to = ""
      color = "good"

      [[modes]]
      id = "build"
      model = "offline/guide"
      """)
    #expect(modes.map(\.id) == ["build", "plan", "chat"])
    #expect(modes[1].transitionsTo == nil)
    #expect(modes[1].color == "good")
    #expect(modes[1].isReadOnly)
    #expect(modes[1].instructions == Mode.standard[1].instructions)
    #expect(modes[0].defaultModelID == "offline/guide")
    #expect(modes[0].isDefault)
  }

  @Test func `the environment goes before the file, unless it says nothing`() throws {
    let settings = try Settings(text: "[openai]\nbase_url = \"file\"", path: "config.toml")
    #expect(settings.completing([:]) == ["OPENAI_BASE_URL": "file"])
    #expect(settings.completing(["OPENAI_BASE_URL": ""]) == ["OPENAI_BASE_URL": "file"])
    #expect(settings.completing(["OPENAI_BASE_URL": "given"]) == ["OPENAI_BASE_URL": "given"])
    #expect(Settings().completing(["A": ""]) == ["A": ""])
  }

  @Test(arguments: [
    ("mode = 3", "config.toml, line 1: mode must be a text in quotes."),
    (
      "model = \"x\"\nmodes = 3",
      "config.toml, line 2: modes must be sections: [[modes]]."
    ),
    ("\n[[modes]]\nname = \"x\"", "config.toml, line 2: every mode needs an id."),
    (
      "[[modes]]\nid = \"a b\"",
      "config.toml, line 2: the id of a mode has letters, digits, - and _ only."
    ),
    (
      "[[modes]]\nid = \"a\"\n[[modes]]\nid = \"b\"\ncolor = \"pink\"",
      "config.toml, line 5: there is no color pink; there are text, faint, accent, user, good, warning, bad, code, "
        + "keyword, string, number, heading."
    ),
    ("[[modes]]\nid = \"a\"\n\n[[modes]]\nid = \"a\"", "config.toml, line 5: there are two modes a."),
    (
      "[[modes]]\nid = \"a\"\ntransitions_to = \"b\"",
      "config.toml, line 3: mode a leads to b, which is no mode; there are build, plan, chat, a."
    ),
    (
      "[[modes]]\nid = \"a\"\ntransitions_to = \"a\"",
      "config.toml, line 3: mode a cannot lead to itself."
    ),
    (
      "[[modes]]\nid = \"a\"\ntools = [\"read_file\", \"fly\"]",
      "config.toml, line 3: there is no tool fly; there are read_file, ask_user."
    ),
    (
      "[[modes]]\nid = \"a\"\ntools = [1]",
      "config.toml, line 3: modes.tools must be a list of texts: [\"one\", \"two\"]."
    ),
    (
      "[[modes]]\nid = \"a\"\nmodel = \"large\"",
      "config.toml, line 3: there is no model large; a model is PROVIDER/NAME, and providers are offline, openai."
    ),
    (
      "mode = \"a\"\n[[modes]]\nid = \"a\"\nmod = 1",
      "config.toml, line 4: there is no setting modes.mod; there are id, name, description, instructions, model, "
        + "transitions_to, tools, read_only, color."
    ),
    (
      "[permissions]\nread = \"ask\"\n[permissions.tools]\nread_file = \"ask\"\nfly = \"allow\"",
      "config.toml, line 5: there is no tool fly; there are read_file, ask_user."
    ),
    (
      "read = 1",
      "config.toml, line 1: there is no setting read; there are model, mode, instructions, monochrome, modes, subagents, openai, permissions, "
        + "memory, keys, workspace, sandbox, commands."
    ),
  ])
  func `what is wrong is said with its line`(_ text: String, _ message: String) throws {
    do {
      _ = try modes(text)
      Issue.record("nothing was wrong with \(text)")
    } catch let failure as Failure {
      #expect(failure.description == message)
    }
  }
}
