import Harness

/// What a server said in place of an answer, in whatever form it said it.
struct ServerRefusal: Hashable, Sendable {
  /// The status; `nil` for one that came in the middle of an answer.
  let status: Int?
  /// What it says, as one line of at most 300 characters without secrets; may be empty.
  let message: String
  /// Its words for the kind of failure: the fields `type`, `code` and `param`.
  let code: String
  /// Seconds to wait, where the body says.
  let wait: Double?

  /// Reads the body of a refusal.
  ///
  /// - Parameter secrets: texts to leave out, because some servers repeat what they were sent.
  init(status: Int?, body: [UInt8], secrets: [String]) {
    var text = String(decoding: body, as: UTF8.self)
    // A gateway that meant to stream refuses in the form of a stream.
    if text.hasPrefix("data:") || text.hasPrefix("event:") {
      let data = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("data:") }
      text = data.map { String($0.dropFirst(5)) } ?? text
    }
    if let json = try? JSON(parsing: text) {
      self.init(status: status, json: json, secrets: secrets)
    } else {
      let isPage = text.first { !$0.isWhitespace } == "<"
      self.init(status: status, json: .string(isPage ? Self.pageWords(text) : text), secrets: secrets)
    }
  }

  /// Reads a refusal: `{error: {message}}`, `{error: text}`, `{message}`, `{detail}`, a list of them, a text.
  init(status: Int?, json: JSON, secrets: [String]) {
    self.status = status
    let outer = json[0] ?? json
    let error = outer["error"].flatMap { $0.isNull ? nil : $0 } ?? outer
    let detail = outer["detail"]?[0]?["msg"] ?? outer["detail"]
    let said = [error, error["message"], outer["message"], detail, error["error"]].lazy
      .compactMap { $0?.string }.first
    message = Self.line(said ?? "", without: secrets)
    let codes = [error["type"], error["code"], error["param"], outer["type"], outer["code"], error["status"]]
    wait = error["details"]?.array?.lazy.compactMap { $0["retryDelay"]?.string }
      .first { $0.hasSuffix("s") }.flatMap { Double($0.dropLast()) }
    code = codes.compactMap { $0?.string ?? $0?.int.map(String.init) }.joined(separator: " ").lowercased()
  }

  /// Of the web page of a proxy only its title says something to a person in a terminal.
  private static func pageWords(_ page: String) -> String {
    let start = page.prefix(20_000)
    guard let open = start.firstRange(of: "<title>"),
      let close = start[open.upperBound...].firstRange(of: "</title>"), open.upperBound < close.lowerBound
    else { return "a web page" }
    return "a web page, “\(start[open.upperBound..<close.lowerBound])”"
  }

  /// What a server said as one line of at most 300 characters, without the secrets it repeats.
  static func line(_ text: String, without secrets: [String]) -> String {
    var text = text
    // The longest first: one may be a part of another.
    for secret in secrets.sorted(by: { $0.count > $1.count }) where !secret.isEmpty {
      text = text.replacing(secret, with: "***")
    }
    let plain = text.prefix(2000).map { character in
      character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : character
    }
    let line = String(plain).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 300 ? line.prefix(299) + "…" : line
  }

  /// Whether it is about the length of the conversation. Servers have many words for that.
  var isAboutLength: Bool {
    // Waiting helps against a limit of tokens per minute, shortening does not.
    guard status != 429, !code.contains("rate_limit") else { return false }
    if status == 413 { return true }
    let words = message.lowercased()
    return code.contains("context_length_exceeded") || code.contains("model_context_window_exceeded")
      || code.contains("exceed_context_size")
      || [
        "context length", "context window", "context size", "maximum context", "prompt is too long",
        "too many tokens", "input is too long", "exceeds the maximum number of tokens", "reduce the length",
        "maximum prompt length", "input token count", "exceed context limit",
      ].contains { words.contains($0) }
  }
}
