extension ChatPreset {
  /// OpenAI, and whatever server the person puts in its place.
  static let openAI = ChatPreset(
    "openai", .hosted("https://api.openai.com/v1"), address: "OPENAI_BASE_URL", keys: "OPENAI_API_KEY",
    example: "gpt-5", listsOtherUses: true, responses: .whereBetter,
    ServerTraits(lengthField: .maxCompletionTokens))

  /// All others that are known by name: a new one is a line here.
  static let others: [ChatPreset] = [
    ChatPreset(
      "openai-responses", .hosted("https://api.openai.com/v1"), address: "OPENAI_BASE_URL",
      keys: "OPENAI_API_KEY", example: "gpt-5", responses: .always),
    ChatPreset(
      "gemini", .hosted("https://generativelanguage.googleapis.com/v1beta/openai"),
      address: "GEMINI_BASE_URL",
      keys: "GEMINI_API_KEY", "GOOGLE_API_KEY", example: "gemini-3-flash-preview", listsOtherUses: true,
      ServerTraits(lengthField: .maxTokens, takesNarrowSchemas: true, wantsThoughtSignatures: true)),
    ChatPreset(
      "openrouter", .hosted("https://openrouter.ai/api/v1"), address: "OPENROUTER_BASE_URL",
      keys: "OPENROUTER_API_KEY", example: "openrouter/auto",
      ServerTraits(lengthField: .maxTokens, thinking: .reasoning)),
    ChatPreset(
      "mistral", .hosted("https://api.mistral.ai/v1"), address: "MISTRAL_BASE_URL", keys: "MISTRAL_API_KEY",
      example: "mistral-large-latest", listsOtherUses: true,
      ServerTraits(lengthField: .maxTokens, takesStreamOptions: false, wantsShortCallIDs: true, thinking: nil)
    ),
    ChatPreset(
      "groq", .hosted("https://api.groq.com/openai/v1"), address: "GROQ_BASE_URL", keys: "GROQ_API_KEY",
      example: "openai/gpt-oss-120b", listsOtherUses: true,
      ServerTraits(lengthField: .maxCompletionTokens)),
    ChatPreset(
      "deepseek", .hosted("https://api.deepseek.com/v1"), address: "DEEPSEEK_BASE_URL",
      keys: "DEEPSEEK_API_KEY", example: "deepseek-chat",
      ServerTraits(lengthField: .maxTokens, thinking: .type)),
    ChatPreset(
      "xai", .hosted("https://api.x.ai/v1"), address: "XAI_BASE_URL", keys: "XAI_API_KEY", example: "grok-4",
      listsOtherUses: true),
    ChatPreset(
      "ollama", .local(port: 11434), address: "OLLAMA_HOST", keys: "OLLAMA_API_KEY", tells: .ollama),
    ChatPreset(
      "lmstudio", .local(port: 1234), address: "LMSTUDIO_BASE_URL", keys: "LMSTUDIO_API_KEY",
      tells: .lmStudio),
    ChatPreset(
      "llamacpp", .local(port: 8080), address: "LLAMACPP_BASE_URL", keys: "LLAMACPP_API_KEY",
      tells: .llamaCpp, ServerTraits(lengthField: .maxTokens, thinking: .template)),
    ChatPreset(
      "vllm", .local(port: 8000), address: "VLLM_BASE_URL", keys: "VLLM_API_KEY", example: "model",
      ServerTraits(lengthField: .maxTokens, thinking: .template)),
    ChatPreset("litellm", .named(port: 4000), address: "LITELLM_BASE_URL", keys: "LITELLM_API_KEY"),
  ]
}
