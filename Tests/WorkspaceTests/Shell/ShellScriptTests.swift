import Testing

@testable import Workspace

@Suite struct ShellScriptTests {
  /// The commands as their words, those that are not literal in angle brackets.
  private func commands(_ text: String) -> [[String]] {
    ShellScript(text).commands.map { command in
      (command.assignments + command.words).map { $0.isLiteral ? $0.text : "<\($0.text)>" }
    }
  }

  @Test func `quotes are taken away and what is expanded is told apart`() {
    #expect(
      commands(#"a 'b c' "d e" f\ g h"i"'j' "$x" ~ *.c \* "\$" 'it'\''s' """#)
        == [["a", "b c", "d e", "f g", "hij", "<\"$x\">", "<~>", "<*.c>", "*", "$", "it's", ""]])
  }

  @Test func `commands of substitutions come before the command they are in`() {
    #expect(commands("a $(b `c`) | d") == [["c"], ["b", "<`c`>"], ["a", "<$(b `c`)>"], ["d"]])
  }

  @Test func `assignments, words and redirections are told apart`() {
    let script = ShellScript("A=1 B=$x cmd C=2 2>&1 >out <in 3>/dev/null")
    #expect(script.doubts.isEmpty)
    let command = script.commands.first
    #expect(command?.assignments.map(\.text) == ["A=1", "B=$x"])
    #expect(command?.words.map(\.text) == ["cmd", "C=2"])
    #expect(command?.redirections.map(\.kind) == [.stream, .write, .read, .write])
    #expect(command?.redirections.map(\.isHarmless) == [true, false, false, true])
  }

  @Test func `a here-document is text, and its substitutions are commands`() {
    #expect(commands("cat <<EOF; a\n$(b) c\nEOF\nd") == [["cat"], ["a"], ["b"], ["d"]])
    #expect(commands("cat <<'EOF'\n$(b)\nEOF\nd") == [["cat"], ["d"]])
    #expect(commands("x=$(cat <<EOF\nhello\nEOF\n)") == [["cat"], ["<x=$(cat <<EOF\nhello\nEOF\n)>"]])
  }

  @Test(arguments: [
    "a |", "(a", "a)", "if a", "a (", "a 'b", "a \"b", "a `b", "a ${b", "a $((1", "for ((;;)); do a; done",
    "a=(b)",
    "function f { a; }", "cat <<EOF", "[[ a && b ]]", "((a))", "f() { a; }", "a \\",
  ])
  func `what is not understood is said`(_ text: String) {
    #expect(!ShellScript(text).doubts.isEmpty)
  }

  @Test func `nesting is limited`() {
    for (open, close) in [
      ("(", ")"), ("$(", ")"), ("{ ", "; }"), ("\"$(", ")\""), ("${a:-", "}"), ("<(", ")"),
    ] {
      let text = "a " + String(repeating: open, count: 1000) + "b" + String(repeating: close, count: 1000)
      #expect(!ShellScript(text).doubts.isEmpty)
    }
  }

  @Test func `any text is read to an end`() {
    let pieces = [
      "a", "rm", " ", "\n", ";", "&", "|", "(", ")", "{", "}", "<", ">", "<<", "<<E", "E", "'", "\"", "`",
      "\\", "$", "$(",
      "${", "$((", "))", "~", "*", "[", "]", "[[", "if", "then", "fi", "for", "in", "do", "done", "case",
      "esac", ";;", "!",
      "#", "=", "A=", "é", "\u{202E}", "\0", "-", "2>&1", "f()", "sh", "-c", "eval", "find", "-exec",
    ]
    var random = SplitMix(seed: 4)
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...40, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let script = ShellScript(text)
      #expect(script == ShellScript(text))
    }
  }

  @Test func `ten times the text takes about ten times as long`() {
    let clock = ContinuousClock()
    for piece in [
      "a ", "[", "{", "$(a)", "\"$x\" ", "`a`", "a<<E\n", "'", "a;", "<(a) ", "\\", "((", "case a in ",
    ] {
      let text = String(repeating: piece, count: ShellScript.lengthLimit / piece.utf8.count)
      #expect(clock.measure { _ = ShellScript(text) } < .milliseconds(500), "\(piece)")
    }
  }
}

/// The same numbers for the same seed.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
