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
        == ModeInfo(
          id: "review", name: "Review", description: "Reads and comments.", color: "warning",
          isReadOnly: true))
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
        + "transitions_to, tools, read_only, thinking, max_output, color."
    ),
    (
      "[permissions]\nread = \"ask\"\n[permissions.tools]\nread_file = \"ask\"\nfly = \"allow\"",
      "config.toml, line 5: there is no tool fly; there are read_file, ask_user."
    ),
    (
      "[modes]\n[memory]\nmodel = 1",
      "config.toml, line 1: modes must be sections: [[modes]]."
    ),
    (
      "model = \"x\"\n[memory]\nmodel = 1",
      "config.toml, line 3: there is no setting memory.model; there are observation_threshold, "
        + "reflection_threshold, observer_model, reflector_model."
    ),
    (
      "thinking = \"deep\"",
      "config.toml, line 1: thinking must be one of \"off\", \"low\", \"medium\", \"high\"."
    ),
    ("max_output = 0", "config.toml, line 1: max_output must be a whole number of at least 1."),
    (
      "[providers.a]\nmodels = [\"x\"]",
      "config.toml, line 1: providers.a.url is needed: where the server is."
    ),
    (
      "[providers.a]\nurl = \"x\"\n[providers.b]\nurl = \"y\"\napi = \"smoke\"",
      "config.toml, line 5: providers.b.api must be one of \"chat\", \"responses\", \"anthropic\"."
    ),
    (
      "[providers.openai]\napi = \"chat\"",
      "config.toml, line 2: providers.openai.api cannot be changed: openai is known."
    ),
    (
      "[providers.a]\nurl = \"x\"\nmodels = [\n  { name = \"m\", context = 0 },\n]",
      "config.toml, line 4: providers.a.models.context must be a whole number of at least 1."
    ),
    (
      "[providers.a]\nurl = \"x\"\nprice = { input = 1 }",
      "config.toml, line 3: providers.a.price needs input and output."
    ),
    (
      "[providers.offline]\nurl = \"x\"",
      "config.toml, line 1: the name of a provider has letters, digits, - and _ only, and is not offline."
    ),
    (
      "read = 1",
      "config.toml, line 1: there is no setting read; there are model, mode, instructions, monochrome, thinking, "
        + "max_output, modes, subagents, openai, providers, permissions, memory, keys, vi, theme, "
        + "background, ascii, reduced_motion, screen_reader, workspace, sandbox, commands."
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

@Suite struct OwnFolderTests {
  private let relative = [
    "HOME": "/home/me", "XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".data", "XDG_STATE_HOME": ".state",
  ]

  @Test func `a relative folder is ignored: the project would decide what it means`() {
    #expect(Settings.folder(relative) == "/home/me/.config/rein")
    #expect(StateFolder.path(relative) == "/home/me/.local/state/rein")
  }

  @Test(arguments: [[:], ["HOME": ""], ["HOME": "here"]])
  func `without HOME all of it is below the home of the account`(_ environment: [String: String]) {
    let home = BaseFolders([:]).home
    #expect(home.hasPrefix("/"))
    #expect(Settings.folder(environment) == home + "/.config/rein")
    #expect(StateFolder.path(environment) == home + "/.local/state/rein")
  }
}
