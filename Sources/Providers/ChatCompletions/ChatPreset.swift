/// A server that speaks chat completions, before the person said anything about it.
struct ChatPreset: Sendable {
  /// Where it usually is, and what follows from that.
  enum Place: Hashable, Sendable {
    /// On the internet: it is there when the person has a key.
    case hosted(String)
    /// On this machine, at the port it opens by itself: it is looked for.
    case local(port: Int)
    /// On this machine or anywhere, at a port others use as well: it is there when the person says so.
    case named(port: Int)
    /// Where the person says; there is no usual place.
    case own(String)
  }

  /// When the newer protocol of OpenAI is spoken in place of chat completions.
  enum ResponsesUse: Hashable, Sendable {
    /// Not at all.
    case never
    /// At OpenAI itself, for models that lose what they reasoned otherwise.
    case whereBetter
    /// For every model, at any server.
    case always
  }

  /// The provider's id.
  let id: String
  /// Where it is.
  let place: Place
  /// The setting the address may come from.
  let addressName: String
  /// The settings the key may come from, the first first.
  let keyNames: [String]
  /// A model to stand for all when the server does not let us see them.
  let example: String
  /// Whether its list has models that do not chat.
  let listsOtherUses: Bool
  /// When responses are spoken.
  let responses: ResponsesUse
  /// In which form of its own it tells about its models; `nil` in none.
  let nativeForm: NativeFacts.Form?
  /// What it understands, as far as that is known before the first refusal.
  let traits: ServerTraits

  init(
    _ id: String, _ place: Place, address: String, keys: String..., example: String = "model",
    listsOtherUses: Bool = false, responses: ResponsesUse = .never, tells nativeForm: NativeFacts.Form? = nil,
    _ traits: ServerTraits = ServerTraits(lengthField: .maxTokens)
  ) {
    self.id = id
    self.place = place
    addressName = address
    keyNames = keys
    self.example = example
    self.listsOtherUses = listsOtherUses
    self.responses = responses
    self.nativeForm = nativeForm
    self.traits = traits
  }

  /// The whole base URL for what a person gave as an address; `nil` is the usual one. People name servers of their
  /// own by host and port alone.
  func address(_ given: String?) -> String {
    let port: Int
    switch place {
    case .hosted(let address), .own(let address): return given ?? address
    case .local(let usual), .named(let usual): port = usual
    }
    guard let given else { return "http://127.0.0.1:\(port)/v1" }
    let scheme = given.firstRange(of: "://")
    let rest = scheme.map { given[$0.upperBound...] } ?? given[...]
    let authority = rest.prefix { $0 != "/" }
    guard rest.dropFirst(authority.count).allSatisfy({ $0 == "/" }) else { return given }
    let hasPort =
      authority.drop { $0 != "]" }.contains(":") || (!authority.contains("]") && authority.contains(":"))
    return given[..<(scheme?.upperBound ?? given.startIndex)] + authority
      + (hasPort || scheme != nil ? "" : ":\(port)") + "/v1"
  }

  /// Whether a server is the one that is meant, and not another in its place.
  func isUsual(_ endpoint: Endpoint) -> Bool {
    if case .hosted(let address) = place { address.contains("//\(endpoint.host)/") } else { true }
  }
}
