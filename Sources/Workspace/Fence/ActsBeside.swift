import Synchronization

/// What goes on in a workspace beside fenced commands: only what a command made itself is set aside.
final class ActsBeside: Sendable {
  /// What went on beside one of them.
  struct Beside: Hashable, Sendable {
    /// Whether a command ran that was not fenced, which can have made anything.
    var hasUnfenced = false
    /// Files that tools wrote, after a yes of their own.
    var written: Set<String> = []
  }

  private struct State {
    var fenced: [Int: Beside] = [:]
    var unfenced = 0
    var last = 0
  }

  private let state = Mutex(State())

  /// A fenced command begins. - Returns: by what it is known at its end.
  func beginFenced() -> Int {
    state.withLock { state in
      state.last += 1
      state.fenced[state.last] = Beside(hasUnfenced: state.unfenced > 0)
      return state.last
    }
  }

  /// It has ended. - Returns: what went on beside it.
  func endFenced(_ number: Int) -> Beside {
    state.withLock { $0.fenced.removeValue(forKey: number) } ?? Beside()
  }

  /// A command that is not fenced begins.
  func beginUnfenced() {
    state.withLock { state in
      state.unfenced += 1
      for number in state.fenced.keys { state.fenced[number]?.hasUnfenced = true }
    }
  }

  /// It has ended.
  func endUnfenced() { state.withLock { $0.unfenced -= 1 } }

  /// A tool writes a file.
  func note(written path: String) {
    state.withLock { state in
      for number in state.fenced.keys { state.fenced[number]?.written.insert(path) }
    }
  }
}
