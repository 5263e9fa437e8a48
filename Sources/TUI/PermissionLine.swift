import Harness
import Terminal

/// A line of what may run and why: the same on the screen and on the command line.
public struct PermissionLine: Hashable, Sendable {
  /// What is said: a verdict and what it is about.
  public var label: String
  /// Why, or where it stands.
  public var detail: String
  /// The command that takes it back, without the slash; empty for what cannot be.
  var command = ""

  init(_ verdict: String, _ subject: String, _ detail: String, command: String = "") {
    let width = 6
    let blanks = String(repeating: " ", count: max(1, width - verdict.count))
    label = subject.isEmpty ? verdict : verdict + blanks + Self.checkable(subject)
    self.detail = Self.checkable(detail)
    self.command = command
  }

  /// A text that a person judges letter by letter, in one row: a project's file cannot make it look like several.
  private static func checkable(_ text: String) -> String {
    Sanitizer.verbatim(LookAlikes.spelledOut(text))
  }
}

extension PermissionLine {
  /// Everything that decides, what is strictest first: what does not count, grants, rules, policies.
  public static func rules(
    _ rules: PermissionRules, grants: Grants = Grants(), keptIn place: String? = nil, folders: [String] = []
  ) -> [PermissionLine] {
    var lines = rules.notes.map { PermissionLine("note", "", $0) }
    lines += folders.map {
      PermissionLine("open", $0, "tools work there as in the project", command: "remove-dir \($0)")
    }
    lines += grants.rules.map { session($0.text, $0.text) }
    lines += grants.tools.map { session("everything with \($0)", $0) }
    lines += grants.categories.map { session("everything of the kind \($0.rawValue)", $0.rawValue) }
    lines += rules.deny.map { PermissionLine("deny", $0.text, $0.origin) }
    lines += rules.ask.map { PermissionLine("ask", $0.text, $0.origin) }
    lines += rules.allow.map { rule in
      rule.isKept(in: place)
        ? PermissionLine(
          "allow", rule.text, "always in this project, \(rule.origin)", command: "forget-rule \(rule.text)")
        : PermissionLine("allow", rule.text, rule.origin)
    }
    lines += rules.tools.sorted { $0.key < $1.key }.map {
      PermissionLine($0.value.rawValue, "with \($0.key)", rules.toolOrigins[$0.key] ?? "set while rein runs")
    }
    return lines
      + ToolCategory.allCases.map { kind in
        let policy = rules.categories[kind] ?? .ask
        return PermissionLine(
          policy.rawValue, "of the kind \(kind.rawValue)",
          rules.categoryOrigins[kind]
            ?? (rules.categoriesSetHere.contains(kind) ? "set in this thread" : "by default"),
          command: "policy \(kind.rawValue) \(policy.next.rawValue)")
      }
  }

  private static func session(_ text: String, _ name: String) -> PermissionLine {
    PermissionLine("allow", text, "for this session", command: "revoke \(name)")
  }

  /// What would be decided about a text, part by part, and what would be offered.
  public static func trial(_ trial: PermissionTrial) -> [PermissionLine] {
    guard !trial.calls.isEmpty else {
      return [PermissionLine("none", "", "No tool can do anything with this in the mode that is on.")]
    }
    return trial.calls.flatMap { call in
      let decision = call.decision
      let name = trial.calls.count > 1 ? [PermissionLine(decision.policy.rawValue, call.toolName, "")] : []
      let parts = decision.reasons.map { reason in
        PermissionLine(reason.policy.rawValue, reason.part.isEmpty ? trial.text : reason.part, reason.words)
      }
      let offers = decision.proposals.map { PermissionLine("offer", $0.text, "for the session") }
      let never = decision.isRememberable ? [] : [PermissionLine("note", "", "a yes would not be remembered")]
      return name + parts + offers + never
    }
  }

  /// How it was decided about the newest calls, the newest first.
  public static func decisions(_ records: [DecisionRecord]) -> [PermissionLine] {
    records.reversed().map { record in
      let asker = record.asker.isEmpty ? "" : " · for \(record.asker.joined(separator: " › "))"
      let subject = record.subject.isEmpty ? record.toolName : record.subject
      return PermissionLine(record.outcome.rawValue, subject, record.words + asker)
    }
  }
}

extension PermissionPolicy {
  /// What comes after it when one goes through them, the stricter first.
  fileprivate var next: PermissionPolicy {
    switch self {
    case .allow: .ask
    case .ask: .deny
    case .deny: .allow
    }
  }
}
