/// What a model costs, in dollars for a million tokens.
public struct ModelPrice: Hashable, Sendable {
  /// Of the request.
  public var input: Double
  /// Of the answer, thinking included.
  public var output: Double
  /// Of the request, read from the provider's cache; `nil` costs as any other.
  public var cachedInput: Double?
  /// Of the request, written to the provider's cache; `nil` costs as any other.
  public var cacheWrite: Double?

  /// A price.
  public init(input: Double, output: Double, cachedInput: Double? = nil, cacheWrite: Double? = nil) {
    self.input = input
    self.output = output
    self.cachedInput = cachedInput
    self.cacheWrite = cacheWrite
  }

  /// What a step cost, in dollars.
  public func cost(of usage: TokenUsage) -> Double {
    let cached = min(usage.cachedInputTokens ?? 0, usage.promptTokens)
    let written = min(usage.cacheCreationInputTokens ?? 0, usage.promptTokens - cached)
    let plain = Double(usage.promptTokens - cached - written) * input
    let cache = Double(cached) * (cachedInput ?? input) + Double(written) * (cacheWrite ?? input)
    return (plain + cache + Double(usage.completionTokens) * output) / 1_000_000
  }
}
