import Harness

/// What is known about models of hosted servers, which do not tell it themselves. Prices are in dollars for a million
/// tokens, as published in December 2025; a price of the configuration goes before them, and a model that is not here
/// has none.
enum KnownModels {
  private struct Entry {
    let provider: String
    let name: String
    let facts: ModelFacts
  }

  /// What is known about a model of a provider. A date or `latest` behind a name changes nothing.
  static func facts(of name: String, at provider: String) -> ModelFacts {
    let provider = provider == "openai-responses" ? "openai" : provider
    let entry = entries.first { entry in
      guard entry.provider == provider, name.hasPrefix(entry.name) else { return false }
      let rest = name.dropFirst(entry.name.count)
      return rest.isEmpty || rest == "-latest" || (rest.hasPrefix("-20") && rest.count >= 9)
    }
    return entry?.facts ?? ModelFacts()
  }

  private static func model(
    _ provider: String, _ names: String..., context: Int, output: Int? = nil, price: (Double, Double)? = nil,
    cached: Double? = nil, written: Double? = nil, pictures: Bool = true
  ) -> [Entry] {
    let price = price.map {
      ModelPrice(input: $0.0, output: $0.1, cachedInput: cached, cacheWrite: written)
    }
    let facts = ModelFacts(
      contextLength: context, maxOutput: output, price: price, takesPictures: pictures)
    return names.map { Entry(provider: provider, name: $0, facts: facts) }
  }

  private static let entries: [Entry] = [
    model(
      "anthropic", "claude-opus-4-5", context: 200_000, output: 64_000, price: (5, 25), cached: 0.5,
      written: 6.25),
    model(
      "anthropic", "claude-opus-4-1", "claude-opus-4", "claude-opus-4-0", context: 200_000, output: 32_000,
      price: (15, 75), cached: 1.5, written: 18.75),
    model(
      "anthropic", "claude-sonnet-4-5", "claude-sonnet-4", "claude-sonnet-4-0", "claude-3-7-sonnet",
      context: 200_000, output: 64_000, price: (3, 15), cached: 0.3, written: 3.75),
    model(
      "anthropic", "claude-haiku-4-5", context: 200_000, output: 64_000, price: (1, 5), cached: 0.1,
      written: 1.25),
    model(
      "anthropic", "claude-3-5-haiku", context: 200_000, output: 8_192, price: (0.8, 4), cached: 0.08,
      written: 1),
    model("anthropic", "claude-3-haiku", context: 200_000, output: 4_096, price: (0.25, 1.25)),

    model("openai", "gpt-5.2", context: 400_000, output: 128_000, price: (1.75, 14), cached: 0.175),
    model(
      "openai", "gpt-5.1", "gpt-5", "gpt-5-codex", "gpt-5.1-codex", context: 400_000, output: 128_000,
      price: (1.25, 10), cached: 0.125),
    model(
      "openai", "gpt-5-mini", "gpt-5.1-codex-mini", context: 400_000, output: 128_000, price: (0.25, 2),
      cached: 0.025),
    model("openai", "gpt-5-nano", context: 400_000, output: 128_000, price: (0.05, 0.4), cached: 0.005),
    model("openai", "gpt-5-pro", context: 400_000, output: 272_000, price: (15, 120)),
    model("openai", "gpt-4.1", context: 1_047_576, output: 32_768, price: (2, 8), cached: 0.5),
    model("openai", "gpt-4.1-mini", context: 1_047_576, output: 32_768, price: (0.4, 1.6), cached: 0.1),
    model("openai", "gpt-4.1-nano", context: 1_047_576, output: 32_768, price: (0.1, 0.4), cached: 0.025),
    model("openai", "gpt-4o", context: 128_000, output: 16_384, price: (2.5, 10), cached: 1.25),
    model("openai", "gpt-4o-mini", context: 128_000, output: 16_384, price: (0.15, 0.6), cached: 0.075),
    model("openai", "o3", context: 200_000, output: 100_000, price: (2, 8), cached: 0.5),
    model("openai", "o4-mini", context: 200_000, output: 100_000, price: (1.1, 4.4), cached: 0.275),
    model(
      "openai", "o3-mini", context: 200_000, output: 100_000, price: (1.1, 4.4), cached: 0.55,
      pictures: false),
    model("openai", "gpt-3.5-turbo", context: 16_385, output: 4_096, price: (0.5, 1.5), pictures: false),

    // The price of longer requests is higher there, and not counted here.
    model("gemini", "gemini-3-pro-preview", context: 1_048_576, output: 65_536, price: (2, 12), cached: 0.2),
    model(
      "gemini", "gemini-3-flash-preview", context: 1_048_576, output: 65_536, price: (0.5, 3), cached: 0.05),
    model("gemini", "gemini-2.5-pro", context: 1_048_576, output: 65_536, price: (1.25, 10), cached: 0.125),
    model("gemini", "gemini-2.5-flash", context: 1_048_576, output: 65_536, price: (0.3, 2.5), cached: 0.03),
    model(
      "gemini", "gemini-2.5-flash-lite", context: 1_048_576, output: 65_536, price: (0.1, 0.4),
      cached: 0.01),

    model(
      "deepseek", "deepseek-chat", "deepseek-reasoner", context: 128_000, price: (0.28, 0.42),
      cached: 0.028, pictures: false),
    model("xai", "grok-4", "grok-4-0709", context: 256_000, price: (3, 15), cached: 0.75),
    model(
      "xai", "grok-4-fast-reasoning", "grok-4-fast-non-reasoning", "grok-4-1-fast-reasoning",
      "grok-4-1-fast-non-reasoning", context: 2_000_000, price: (0.2, 0.5), cached: 0.05),
    model("xai", "grok-code-fast-1", context: 256_000, price: (0.2, 1.5), cached: 0.02, pictures: false),
    model("mistral", "mistral-large", context: 256_000, price: (0.5, 1.5)),
    model("mistral", "mistral-medium", context: 128_000, price: (0.4, 2)),
    model("mistral", "codestral", context: 256_000, price: (0.3, 0.9), pictures: false),
    model("groq", "openai/gpt-oss-120b", context: 131_072, price: (0.15, 0.6), pictures: false),
    model("groq", "openai/gpt-oss-20b", context: 131_072, price: (0.075, 0.3), pictures: false),
    model("groq", "llama-3.3-70b-versatile", context: 131_072, price: (0.59, 0.79), pictures: false),
  ].flatMap { $0 }
}
