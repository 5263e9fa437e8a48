/// Why a command could not be run. The text is for the model and the person.
enum CommandError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is nothing to run.
  case empty
  /// The command holds a NUL character, at which the shell would stop reading.
  case nulInCommand
  /// The system would not start it.
  case notStarted(reason: String)
  /// It shall run without the fence, and does not say why.
  case noReason
  /// It is not what was approved.
  case changedSinceApproval

  var description: String {
    switch self {
    case .empty: "The command is empty."
    case .nulInCommand: "The command holds a NUL character."
    case .notStarted(let reason): "The command could not be started: \(reason)."
    case .noReason: "`reason` is missing: say to the person why the command must run without the fence."
    case .changedSinceApproval: "The command is not the one that was approved; it was not run."
    }
  }
}
