/// What a front end reaches outside of its session and its screen. What is `nil` cannot be done here.
public struct Surroundings: Sendable {
  /// The commands, and the keys that perform them.
  public var keys = KeyMap()
  /// Whether keys mean what they mean in vi at first.
  public var usesVi = false
  /// Makes tests of what is looked for in the conversation.
  public var patterns = SearchPatterns()
  /// How things look at first.
  public var look = Look()
  /// What was kept by earlier starts.
  public var preferences = Preferences()
  /// Keeps how the person likes the screen for later starts. Called on the main thread, so it may not take long.
  public var keep: @Sendable (_ preferences: Preferences) -> Void = { _ in }
  /// What the person said in the project before, oldest first.
  public var history: [String] = []
  /// Keeps what the person said for later starts. Called on the main thread, so it may not take long.
  public var remember: @Sendable (_ text: String) -> Void = { _ in }
  /// Finds paths of the project that fit what was typed after an `@`, best first; folders end with a slash.
  public var findFiles: (@Sendable (_ query: String) async -> [String])?
  /// Lets the person change a text with a program that has the terminal meanwhile, and returns what became of it.
  /// - Throws: an error whose description is a sentence for the person.
  public var edit: (@Sendable (_ text: String) throws -> String)?
  /// Shows a text in a program that has the terminal meanwhile.
  /// - Throws: an error whose description is a sentence for the person.
  public var page: (@Sendable (_ text: String) throws -> Void)?
  /// Writes a thread to a new file, and returns its path.
  /// - Throws: an error whose description is a sentence for the person.
  public var export: (@Sendable (_ threadID: String, _ form: ExportForm) async throws -> String)?
  /// Puts a text where the person can paste it from, besides asking the terminal. May take a second or two,
  /// on no thread that others need.
  public var copy: (@Sendable (_ text: String) async -> CopyOutcome)?

  /// Nothing can be reached.
  public init() {}
}
