import Harness
import TUI
import Workspace

extension Surroundings {
  /// What the real front end reaches: files of the project, the person's programs, what they said before.
  init(_ assembly: Assembly, environment: [String: String]) {
    self.init()
    keys = assembly.keys
    usesVi = assembly.settings.usesVi
    let kept = PreferencesFile(environment: environment)
    preferences = kept.read()
    keep = { kept.write($0) }
    let settings = assembly.settings
    look = settings.look.look(environment, preferences, place: settings.reader?.place(of: "theme"))
    patterns = SearchPatterns { expression, ignoresCase in
      let pattern = try TextPattern(expression, ignoringCase: ignoresCase)
      return ({ pattern.matches($0) }, { pattern.ranges(in: $0) })
    }
    let history = HistoryFile(resourceID: assembly.resourceID, environment: environment)
    self.history = history.read()
    remember = { history.append($0) }
    let files = ProjectFiles(in: assembly.workspace)
    findFiles = { await files.matching($0, limit: 50) }
    page = { _ = try PersonalProgram.pager(environment).give($0, as: "conversation.txt") }
    copy = { await Clipboard(environment: environment).copyApart($0) }
    let exports = assembly.exports
    export = { try await exports.write($0, as: $1, now: Timestamp.now) }
    edit = { try PersonalProgram.editor(environment).give($0, as: "message.md") }
  }
}
