/// Everything the person can do, in the order of the help. The one list: a command that is not here does not exist.
enum BuiltInCommands {
  static let all: [Command] =
    Answering.all + Approving.all + Talking.all + Queueing.all + Threads.all + Modes.all + Models.all
    + Looking.all + Moving.all + Completing.all + Editing.all + Picking.all + Helping.all + Leaving.all
}
