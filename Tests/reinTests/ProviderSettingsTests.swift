import Harness
import Providers
import Testing

@testable import rein

@Suite struct ProviderSettingsTests {
  @Test func `a provider of one's own has all that can be said about it`() throws {
    let settings = try Settings(
      text: """
        [providers.company]
        url = "https://llm.example/v1"
        api = "anthropic"
        key_env = "COMPANY_KEY"
        models = ["big", { name = "eyes", context = 8000, pictures = true }]
        headers = { X-Team = "$TEAM" }
        quirks = ["no_cache_marks"]
        context = 200000
        max_output = 4000
        pictures = false
        price = { input = 3, output = 15.5, cached = 0.3, cache_write = 3.75 }
        """, path: "config.toml")
    let own = try #require(settings.providers.first)
    #expect(settings.providers.count == 1)
    #expect(own.id == "company" && own.url == "https://llm.example/v1" && own.speaks == .anthropic)
    #expect(own.keyName == "COMPANY_KEY" && own.quirks == [.noCacheMarks])
    #expect(own.headers.map { "\($0.name): \($0.value)" } == ["X-Team: $TEAM"])
    #expect(
      own.models == [
        .init(name: "big"), .init(name: "eyes", facts: ModelFacts(contextLength: 8000, takesPictures: true)),
      ])
    #expect(
      own.facts
        == ModelFacts(
          contextLength: 200_000, maxOutput: 4000,
          price: ModelPrice(input: 3, output: 15.5, cachedInput: 0.3, cacheWrite: 3.75),
          takesPictures: false))
  }

  @Test func `where a value stands is known for each section`() throws {
    let settings = try Settings(
      text: """
        model = "a/b"
        [providers.a]
        url = "x"
        [providers.b]
        url = "y"
        [memory]
        observer_model = "a/c"
        """, path: "c")
    #expect(settings.reader?.place(of: "model") == "c, line 1")
    #expect(settings.sections["providers.a"]?.place(of: "url") == "c, line 3")
    #expect(settings.sections["providers.b"]?.place(of: "url") == "c, line 5")
    #expect(settings.sections["memory"]?.place(of: "observer_model") == "c, line 7")
  }

  @Test func `values and origins stand below each other`() {
    let rows = [
      EffectiveSettings.Row(name: "model", value: "\"a/b\"", origin: "default"),
      EffectiveSettings.Row(name: "monochrome", value: "false", origin: "c, line 1"),
    ]
    #expect(
      ConfigCommand.table(rows)
        == "model = \"a/b\"       # default\nmonochrome = false  # c, line 1\n")
  }
}
