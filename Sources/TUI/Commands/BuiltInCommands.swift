/// Everything the person can do, in the order of the help. The one list: a command that is not here does not exist.
enum BuiltInCommands {
  static let all: [Command] =
    Talking.all + Answering.entry + Queueing.entry + Threads.all + Returning.all + Modes.all
    + Models.all
    + Thinking.all
    + Retrying.all + Granting.all + Trusting.all + Permitting.all + Folders.all + Looking.all + Arranging.all
    + Helping.all + Leaving.all + Moving.all + Searching.all + Copying.all + Selecting.all + Completing.all
    + Editing.all + Approving.all + Answering.all
    + Queueing.all + Picking.all + Tending.all
}
