extension Session {
  /// Whether everything is allowed without asking that no rule denies and somebody gets back from.
  public var isYolo: Bool { state["yolo"]?.bool == true }

  /// Whether nobody is at the keyboard, so that what would be asked about is declined at once. Questions of the model
  /// stay open.
  public var isAway: Bool { state["away"]?.bool == true }

  /// Turns yolo on or off; what waits and need not be asked any more is allowed.
  /// - Throws: `StateError` when the state's schema refuses it.
  public func setYolo(_ isOn: Bool) async throws {
    try await state.set(["yolo": .bool(isOn)])
    approval.lookAgain()
  }

  /// Says that nobody is at the keyboard, or that somebody is again; what waits for a yes when they leave is declined.
  /// - Throws: `StateError` when the state's schema refuses it.
  public func setAway(_ isOn: Bool) async throws {
    try await state.set(["away": .bool(isOn)])
    if isOn { approval.leaveAll() }
  }
}
