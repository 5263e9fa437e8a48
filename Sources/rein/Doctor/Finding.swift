/// A line of `rein doctor`.
struct Finding: Hashable, Sendable {
  /// What it means for the person.
  enum Verdict: String, Hashable, Sendable {
    /// As it should be.
    case good = "ok"
    /// Could be had, and nothing is wrong without.
    case absent = "-"
    /// Works, and could work better; the text says how.
    case doubtful = "!"
    /// Does not work; the text says what to do.
    case broken = "x"
  }

  let verdict: Verdict
  /// What was looked at, in a word.
  let subject: String
  let text: String

  init(_ verdict: Verdict, _ subject: String, _ text: String) {
    self.verdict = verdict
    self.subject = subject
    self.text = text
  }

  /// Columns for the subjects.
  private static let width = 15

  /// The line as it is printed.
  var line: String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    // A fault of the configuration may quote it; a finding is one line.
    let words = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return padded(verdict.rawValue, 4) + padded(subject, Self.width) + words
  }

  /// What the lines come to, in a sentence.
  static func summary(of findings: [Finding]) -> String {
    let broken = findings.count { $0.verdict == .broken }
    let doubtful = findings.count { $0.verdict == .doubtful }
    func things(_ count: Int) -> String { count == 1 ? "1 thing" : "\(count) things" }
    switch (broken, doubtful) {
    case (0, 0): return "All is well."
    case (0, _): return "Nothing is broken; \(things(doubtful)) could be better (!)."
    case (_, 0): return "\(things(broken)) broken (x)."
    case (_, _): return "\(things(broken)) broken (x), \(things(doubtful)) could be better (!)."
    }
  }
}
