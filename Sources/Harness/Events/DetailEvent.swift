/// What the original catalogue of events lacks and rein's panes need. Wire names begin with `rein_`.
public enum DetailEvent: Hashable, Sendable {
  /// Messages of the thread in view came from the store; `earlier` more are before them. They replace the
  /// transcript, or are put before it.
  case transcriptLoaded([Message], earlier: Int, replacing: Bool)
  /// A run waits for a person.
  case promptOpened(Prompt)
  /// A prompt is gone; how it was decided, in words for the transcript.
  case promptClosed(id: String, decision: String)
  /// The person changed the arguments of a call before it was allowed; these are judged and run.
  case callChanged(id: String, args: JSON)
  /// A call waits until others of the same answer are done: it is the `place`th of `count` calls.
  case callQueued(id: String, place: Int, count: Int)
  /// It is the turn of a call that waited.
  case callBegan(id: String)
  /// The queue of follow-ups, and whether it waits for the person to go on.
  case followUpsChanged([FollowUp], isPaused: Bool)
  /// What this session allows without asking.
  case grantsChanged(Grants)
  /// It was decided whether a tool call may run.
  case decided(DecisionRecord)
  /// Decisions came from the store: the newest of the thread (`nil` leaves those in the display), and those about calls
  /// of the transcript.
  case decisionsLoaded(recent: [DecisionRecord]?, ofCalls: [DecisionRecord])
  /// It was found out what would be decided about a text the person typed; nothing ran.
  case permissionTried(PermissionTrial)
  /// The title of the thread in view.
  case threadTitled(id: String, title: String)
  /// The threads of the resource, or of all, those that are pinned first.
  case threadsListed([ThreadSummary], ofAllProjects: Bool = false)
  /// The threads that were put aside, the last one first.
  case trashListed([ThreadSummary])
  /// What was looked for in all threads, and what was found.
  case messagesFound(FoundMessages)
  /// What the person said in the thread in view, newest first, as last asked for.
  case ownMessagesListed([OwnMessage])
  /// What going back to before a message would do to files.
  case rewindPreviewed(RewindPreview)
  /// The modes there are, which is on, and which model is chosen.
  case modesListed([ModeInfo], current: String)
  /// The models there are; some providers may not have answered yet.
  case modelsListed([ModelInfo], isPartial: Bool = false)
  /// Whether the system keeps commands in.
  case fencingFound(Fencing)
  /// The folders besides the project in which tools may work.
  case foldersGranted([String])
  /// Something said to the person outside the conversation.
  case noticed(Notice)
  /// The thread in view is only looked at; follows the event that brought it into view.
  case threadIsReadOnly
  /// The person wanted a thread that is open elsewhere: which, and what to say of whoever has it.
  case threadInUse(ThreadConflict)
  /// A request failed and is sent again after a pause; `nil` when the pause and what followed it are over.
  case retryChanged(RetryWait?)
  /// How full the context is, and what the thread cost so far.
  case measured(ThreadMeasure)
  /// What the step took that writes the message that is not at its end.
  case stepMeasured(StepMeasure)
  /// How much the model is to think in the mode that is on; `nil` leaves it to the provider.
  case thinkingChanged(ThinkingLevel?)
  /// What the person had typed when the thread was last left.
  case draftRestored(String)
}
