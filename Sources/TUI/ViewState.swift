import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What only this screen knows: what is being typed, where one looks, what is open. A value that commands change;
/// nothing of the session is repeated in it.
public struct ViewState: Hashable, Sendable {
  /// Who gets the keys.
  public enum Focus: Hashable, Sendable {
    /// The message box.
    case composer
    /// The approval, question or plan that waits.
    case prompt
    /// The queue of follow-ups.
    case followUps
  }

  /// Which part of the transcript is in view.
  public enum Scroll: Hashable, Sendable {
    /// The end, also when more comes.
    case bottom
    /// Stays put: the first row in view is row `row` of the entry at `place`.
    case at(place: Int, row: Int)
  }

  /// The message box.
  public var composer = Composer()
  /// The list that lies on top, if any.
  public var picker: Picker?
  /// Who gets the keys.
  public var focus = Focus.composer
  /// Which part of the transcript is in view.
  public var scroll = Scroll.bottom
  /// Entries of the transcript that are shown in full.
  public var unfolded: Set<Int> = []
  /// Whether all entries are shown in full.
  public var unfoldsAll = false
  /// Whether entries show when they began, and what steps of the model took.
  public var showsMarks = false
  /// What is chosen and typed in the prompt that waits.
  public var prompt = PromptView()
  /// The follow-up that is chosen, when the queue has the focus.
  public var selectedFollowUp = 0
  /// How things look.
  public var look = Look()
  /// Whether what a person should know first stands in the place of the conversation.
  public var showsWelcome = false
  /// What is kept for later starts.
  public var preferences = Preferences()
  /// The size of the screen.
  public var size = Size(columns: 80, rows: 24)
  /// Something this screen says for a moment: "press again to quit".
  public var hint: String?
  /// When a key was last pressed.
  public var lastKeyAt: Date?
  /// Whether the task list is shown.
  public var showsTasks = true
  /// What the person said before, oldest first; `up` brings it back.
  public var history: [String] = []
  /// Whether the window has the keyboard, as far as the terminal tells.
  public var isFocused = true
  /// What is chosen among the completions of a command line.
  public var completion = CompletionView()
  /// What keys mean as in vi; `nil` for those who do not want that.
  public var vi: ViKeys?
  /// The rows of the conversation that are being chosen.
  var selection: RowSelection?
  /// Whether clicks and the wheel come to us.
  public var capturesMouse = false
  /// What is looked for in the conversation.
  public var search: TranscriptSearch?
  /// The files found for the name that is being typed.
  var files = FoundFiles()
  /// The follow-up that is being changed in the message box.
  public var editing: FollowUpEdit?
  /// When the person was asked whether they want to quit.
  public var quitAskedAt: Date?
  /// Whether the run was asked to stop and has not yet.
  public var isStopping = false
  /// Whether diffs that wait for a yes show old and new side by side, where there is room.
  public var splitsDiffs = false
  /// The threads that were deleted on this screen, the last one last.
  var deleted: [String] = []
  /// The words that were last looked for in all threads.
  var soughtWords: String?
  /// The message the person wants to see, while it is not loaded.
  var awaited: AwaitedMessage?
  /// When Esc was pressed with nothing to leave.
  var escapedAt: Date?
  /// When a key was pressed that means nothing where it was, and none since.
  var vainKeyAt: Date?
  /// What was in the message box when another thread was asked for; comes back when that one cannot be opened.
  var leaving: Composer?
  /// What this screen saw of the session last.
  var seen = Seen()

  /// A screen on which nothing was typed yet.
  public init() {}
}

/// What is chosen among the completions of a command line. Starts anew when the line changes.
public struct CompletionView: Hashable, Sendable {
  /// The row chosen with the arrow keys; `nil` before that.
  public var selection: Int?
  /// Whether the person closed the list.
  public var isHidden = false
}

/// The files found for a name that is being typed after an `@`.
struct FoundFiles: Hashable, Sendable {
  /// What was typed when they were looked for.
  var query: String?
  /// Their paths, best first.
  var paths: [String] = []
}

/// A follow-up that is being changed in the message box. The queue is paused meanwhile, so it cannot be sent as it was.
public struct FollowUpEdit: Hashable, Sendable {
  /// Which.
  public var id: String
  /// What was in the message box before.
  public var draft: Composer
  /// Whether the queue stays paused afterwards: it was before, or a run failed or was stopped meanwhile.
  public var staysPaused: Bool
}

/// What the screen saw of the session last, to notice what is new.
struct Seen: Hashable, Sendable {
  /// The thread in view.
  var threadID: String?
  /// Whether the thread's draft may still come.
  var awaitsDraft = true
  /// Whether what the person said in the thread before is still to be added to the history.
  var awaitsHistory = true
  /// Threads that were open elsewhere, so far.
  var conflictCount = 0
  /// Previews of going back so far.
  var rewindPreviewCount = 0
  /// Notices so far.
  var noticeCount = 0
  /// Whether a run went on.
  var wasRunning = false
  /// Where the transcript ended when its end was last followed; what came since is new.
  var transcriptEnd = 0
  /// Which transcript that was.
  var generation = -1
  /// How many notices came since one was last put away.
  var newNotices = 0
  /// Since when the newest notice is shown; `nil` when it is not.
  var noticeShownAt: Date?
}
