/// A pattern as steps, each of which leads to others.
struct PatternProgram: Sendable {
  /// What to do at a step.
  enum Step: Sendable {
    /// The whole pattern is matched.
    case matched
    /// Take a scalar of these, go on.
    case take(ScalarSet, next: Int)
    /// Go on in several ways.
    case fork([Int])
    /// Go on if this holds.
    case check(PatternNode.Condition, next: Int)
  }

  /// The most steps a pattern may have.
  static let limit = 10_000

  private(set) var steps: [Step] = [.matched]
  private(set) var entry = 0

  /// The steps of a tree; `nil` when there are too many.
  init?(_ node: PatternNode) {
    guard let entry = add(node, before: 0) else { return nil }
    self.entry = entry
  }

  private mutating func add(_ step: Step) -> Int? {
    guard steps.count < Self.limit else { return nil }
    steps.append(step)
    return steps.count - 1
  }

  // From the end to the start: each piece is told where to go on.
  private mutating func add(_ node: PatternNode, before next: Int) -> Int? {
    switch node {
    case .one(let set): return add(.take(set, next: next))
    case .condition(let condition): return add(.check(condition, next: next))
    case .sequence(let nodes):
      var entry = next
      for node in nodes.reversed() {
        guard let added = add(node, before: entry) else { return nil }
        entry = added
      }
      return entry
    case .choice(let nodes):
      var entries: [Int] = []
      for node in nodes {
        guard let added = add(node, before: next) else { return nil }
        entries.append(added)
      }
      return add(.fork(entries))
    case .repeated(let node, let minimum, let maximum):
      return repeated(node, minimum, maximum, before: next)
    }
  }

  private mutating func repeated(_ node: PatternNode, _ minimum: Int, _ maximum: Int?, before next: Int)
    -> Int?
  {
    var entry = next
    if let maximum {
      for _ in minimum..<max(minimum, maximum) {
        guard let body = add(node, before: entry), let fork = add(.fork([body, next])) else { return nil }
        entry = fork
      }
    } else {
      guard let loop = add(.fork([])), let body = add(node, before: loop) else { return nil }
      steps[loop] = .fork([body, next])
      entry = loop
    }
    for _ in 0..<minimum {
      guard let added = add(node, before: entry) else { return nil }
      entry = added
    }
    return entry
  }
}
