import Harness
import Testing

@testable import rein

@Suite struct ModelsCommandTests {
  @Test func `a model is one safe line, whatever its server calls it`() {
    let model = ModelInfo(
      id: "openai/\u{1B}]0;owned\u{7}a\nb", contextLength: 4096, unavailable: "gone\u{1B}[2J")
    #expect(ModelsCommand.line(model) == "openai/a b  gone, 4096 tokens of context")
    #expect(ModelsCommand.line(ModelInfo(id: "offline/guide")) == "offline/guide  ready")
  }
}
