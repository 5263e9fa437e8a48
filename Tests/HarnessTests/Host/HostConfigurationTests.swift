import Harness
import TestSupport
import Testing

@Suite struct HostConfigurationTests {
  private func host(_ modes: [Mode], _ change: (inout HostConfiguration) -> Void = { _ in }) throws -> Host {
    var configuration = HostConfiguration(store: MemoryThreadStore(), locks: MemoryThreadLocks())
    configuration.modes = modes
    change(&configuration)
    return try Host(configuration)
  }

  @Test func `faults are told in the original's words`() {
    #expect(
      "\(ConfigurationError.duplicateMode("a"))" == "Duplicate mode id \"a\" found when creating the Harness")
    #expect("\(ConfigurationError.noModes)" == "Harness requires at least one agent mode")
  }

  @Test func `two tools of one name are refused`() {
    #expect(throws: ConfigurationError.duplicateName("ask_user")) {
      try host([Mode(id: "a")]) { $0.tools = [TestTool("ask_user", nil)] }
    }
  }

  @HarnessActor @Test func `models have short names`() throws {
    func name(_ id: String?) throws -> String {
      try host([Mode(id: "a")]) { $0.modelID = id }.session().model.displayName
    }
    #expect(try name(nil) == "unknown")
    #expect(try name("openai/gpt") == "gpt")
    #expect(try name("a/b/c") == "c")
    #expect(try name("plain") == "plain")
    #expect(try name("odd/") == "odd/")
  }
}
