import Harness
import Storage
import Terminal
import Testing
import Workspace

@testable import rein

@Suite struct DoctorTests {
  @Test func `a finding is one line, and the last one counts them`() {
    let good = Finding(.good, "locale", "C.UTF-8, UTF-8")
    let doubtful = Finding(.doubtful, "a long long subject", "one\ntwo")
    let broken = Finding(.broken, "x", "y")
    #expect(good.line == "ok  locale         C.UTF-8, UTF-8")
    #expect(doubtful.line == "!   a long long subject one two")
    #expect(Finding.summary(of: [good]) == "All is well.")
    #expect(Finding.summary(of: [good, doubtful]) == "Nothing is broken; 1 thing could be better (!).")
    #expect(Finding.summary(of: [broken, broken]) == "2 things broken (x).")
    #expect(
      Finding.summary(of: [broken, doubtful]) == "1 thing broken (x), 1 thing could be better (!).")
  }

  private static let xterm = TerminalAbilities(
    name: "xterm-256color", isKnown: true, colors: 256, marksPastes: true)

  @Test func `a good terminal has nothing to be told`() {
    let check = TerminalCheck(
      environment: [:], size: Size(columns: 120, rows: 40), abilities: Self.xterm,
      answer: TerminalAnswer(
        Array("\u{1B}[?2004;2$y\u{1B}[?2026;2$y\u{1B}]11;rgb:0/0/0\u{07}\u{1B}[?1c".utf8)))
    #expect(
      check.findings == [
        Finding(.good, "terminal", "xterm-256color, 120x40"), Finding(.good, "colours", "256"),
        Finding(.good, "background", "dark, the terminal says"),
        Finding(.good, "signs", "as in › ✓ ✗ ─; ascii = true has plain ones"),
        Finding(
          .absent, "screen reader",
          "rein --screen-reader, screen_reader = true or ACCESSIBLE=1 give lines in words instead of a screen"
        ),
        Finding(.good, "pastes", "arrive between marks (bracketed paste)"),
        Finding(.good, "frames", "are shown whole (synchronized output)"),
      ])
  }

  @Test func `a poor terminal is described as it is`() {
    let check = TerminalCheck(
      environment: [:], size: Size(columns: 30, rows: 9),
      abilities: TerminalAbilities(name: "odd", isKnown: false, colors: 0, marksPastes: false),
      answer: TerminalAnswer())
    #expect(
      check.findings.map(\.verdict) == [
        .doubtful, .doubtful, .doubtful, .absent, .good, .absent, .doubtful, .absent,
      ])
    var mono = check
    mono.environment = ["NO_COLOR": "1"]
    #expect(mono.findings[2] == Finding(.good, "colours", "left out, because NO_COLOR is set"))
  }

  @Test func `what tmux does to keys is said`() {
    let options = ["extended-keys": "off", "escape-time": "500"]
    let slow = KeyCheck(environment: ["TMUX": "/x,1,0"]) { options[$0] }.findings
    #expect(slow.map(\.verdict) == [.absent, .doubtful])
    #expect(slow[1].text.hasPrefix("tmux holds it back for 500 ms"))
    let quick = KeyCheck(environment: ["TMUX": "/x,1,0"]) { $0 == "escape-time" ? "20" : "on" }.findings
    #expect(quick.map(\.verdict) == [.good, .good])
    #expect(KeyCheck(environment: ["TMUX": "/x,1,0"]) { _ in nil }.findings.map(\.verdict) == [.doubtful])
    #expect(KeyCheck(environment: [:]) { _ in nil }.findings.map(\.verdict) == [.good])
  }

  @Test func `a locale without UTF-8 is broken only when there is no other`() {
    func verdict(_ name: String?, _ codeset: String?, _ other: String?) -> Finding.Verdict {
      LocaleCheck.finding(name: name, codeset: codeset, other: other).verdict
    }
    #expect(verdict("C.UTF-8", "UTF-8", nil) == .good)
    #expect(verdict("de_DE.UTF-8", nil, "UTF-8") == .doubtful)
    #expect(verdict(nil, "ANSI_X3.4-1968", "UTF-8") == .doubtful)
    #expect(verdict("C", "ANSI_X3.4-1968", nil) == .broken)
  }

  @Test func `a database is counted, and one that is none was kept aside`() async throws {
    let project = try TemporaryProject(["own/no.db": "this is no database, and it is long enough to be told"])
    let path = project.base + "/data/rein.db"
    #expect(
      DatabaseCheck.finding(
        path: path, StoreCondition(threadCount: 1, messageCount: 0, byteCount: 0, faults: []))
        == Finding(.good, "database", "\(path), 0 kB, sound; 1 thread, 0 messages"))
    let damaged = StoreCondition(
      threadCount: 0, messageCount: 0, byteCount: 0, faults: ["row 1 missing", "b"])
    #expect(DatabaseCheck.finding(path: path, damaged).verdict == .broken)
    let store = try SQLiteThreadStore.open(at: path)
    try await store.create(
      ChatThread(id: "t", resourceID: "r", createdAt: Timestamp.now, updatedAt: Timestamp.now))
    let condition = try await store.condition()
    #expect(condition.threadCount == 1 && condition.messageCount == 0 && condition.faults.isEmpty)
    let none = DatabaseCheck.finding(path: project.own + "/no.db")
    #expect(none.verdict == .doubtful)
    #expect(none.text.hasPrefix("The database was damaged. Nothing in it could be read."))
  }

  @Test func `a fault of the configuration is named with its line`() throws {
    let project = try TemporaryProject(["own/config.toml": "\ncolour = true\n"])
    let check = ConfigurationCheck(
      folder: project.root, environment: project.environment, isDatabaseUsable: false)
    #expect(check.findings.map(\.verdict) == [.broken])
    #expect(check.findings[0].text.contains("config.toml, line 2"))
    try project.write("model = \"offline/guide\"\n", to: "own/config.toml")
    let sound = ConfigurationCheck(
      folder: project.root, environment: project.environment, isDatabaseUsable: false)
    #expect(sound.findings == [Finding(.good, "configuration", project.own + "/config.toml")])
  }

  @Test func `providers say why not, and the chosen model must be there`() {
    var check = ModelCheck(
      models: [
        ModelInfo(id: "a/one"), ModelInfo(id: "b/one", unavailable: "no key"), ModelInfo(id: "offline/guide"),
      ],
      providers: ["a", "b", "c", "offline"], wanted: ["b"], chosen: "a/one")
    #expect(
      check.findings == [
        Finding(.good, "model", "a/one"), Finding(.good, "  a", "1 model"),
        Finding(.doubtful, "  b", "no key"), Finding(.absent, "  c", "not set up"),
        Finding(.good, "  offline", "1 model"),
      ])
    check.chosen = "b/one"
    #expect(check.findings[0] == Finding(.broken, "model", "b/one cannot be used: no key"))
    check.models.removeFirst()
    check.chosen = "offline/guide"
    #expect(check.findings[0].verdict == .doubtful)
  }

  @Test func `what is not fenced is said, unless that is wanted`() {
    #expect(SurroundingsCheck.finding(.none(reason: "bubblewrap is not installed")).verdict == .doubtful)
    #expect(SurroundingsCheck.finding(.none(reason: CommandFence.isUnwanted)).verdict == .absent)
    #expect(
      SurroundingsCheck.finding(.bubblewrap(path: "/usr/bin/bwrap", hasNetwork: false)).verdict == .good)
  }

  @Test func `a program's words are taken only from one that ends well`() {
    #expect(ProgramAnswer.text(of: ["sh", "-c", "echo one; echo two"]) == "one\ntwo")
    #expect(ProgramAnswer.text(of: ["sh", "-c", "echo one; exit 1"]) == nil)
    #expect(ProgramAnswer.text(of: ["there-is-no-such-program"]) == nil)
  }
}
