import Harness

extension ToolContext {
  /// Compares what is about to be done with what was decided on: a link may lead elsewhere by now.
  /// - Parameter needs: of the very paths that will be opened.
  /// - Throws: `DecisionError.changed`.
  func check(_ needs: [PermissionNeed]) throws {
    guard let judged, judged != needs else { return }
    throw DecisionError.changed
  }

  /// As above; what was shown is compared, too.
  func check(_ needs: [PermissionNeed], _ preview: ToolPreview) throws {
    if let approved, approved != preview { throw DecisionError.changed }
    try check(needs)
  }
}

/// Why a call that was allowed is not carried out.
enum DecisionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Its paths lead elsewhere than when it was decided on.
  case changed

  var description: String {
    "Nothing was done: the paths lead elsewhere now than when this was allowed. Call again."
  }
}
