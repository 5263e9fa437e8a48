import Harness

/// What an entry in a server's list of models tells about the model, in the words of several servers.
enum ListedFacts {
  static func of(_ entry: JSON) -> ModelFacts {
    ModelFacts(
      contextLength: contextLength(entry), maxOutput: entry["top_provider"]?["max_completion_tokens"]?.int,
      price: price(entry["pricing"]), takesPictures: takesPictures(entry))
  }

  private static func contextLength(_ entry: JSON) -> Int? {
    [
      "max_model_len", "loaded_context_length", "context_length", "context_window", "max_context_length",
      "max_input_tokens",
    ].lazy.compactMap { entry[$0]?.int }.first ?? entry["meta"]?["n_ctx"]?.int
      ?? entry["meta"]?["n_ctx_train"]?.int
  }

  /// OpenRouter's: dollars for one token, as text.
  private static func price(_ pricing: JSON?) -> ModelPrice? {
    func dollars(_ name: String) -> Double? {
      let number = pricing?[name]?.string.flatMap(Double.init) ?? pricing?[name]?.number
      // The dearest models cost some hundred dollars for a million; a price for a million in place of one is no price.
      return number.flatMap { $0 >= 0 && $0 <= 0.01 ? $0 * 1_000_000 : nil }
    }
    guard let input = dollars("prompt"), let output = dollars("completion") else { return nil }
    return ModelPrice(
      input: input, output: output, cachedInput: dollars("input_cache_read"),
      cacheWrite: dollars("input_cache_write"))
  }

  private static func takesPictures(_ entry: JSON) -> Bool? {
    if let kinds = entry["architecture"]?["input_modalities"]?.array { return kinds.contains("image") }
    if let capabilities = entry["capabilities"] {
      if let names = capabilities.array { return names.contains("vision") || names.contains("multimodal") }
      if let flag = capabilities["vision"]?.bool { return flag }
    }
    if let type = entry["type"]?.string, type == "vlm" || type == "llm" { return type == "vlm" }
    return nil
  }
}
