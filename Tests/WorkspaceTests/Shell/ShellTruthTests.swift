#if os(Linux)
  import Foundation
  import Harness
  import Testing

  @testable import Workspace

  /// Real shells say whether the reading of commands is right: what is allowed because only `ok` runs in it must run
  /// nothing else.
  @Suite struct ShellTruthTests {
    private static let pieces = [
      "ok", "ok a", "evil", "evil", " ", " ", " ", ";", "&&", "||", "|", "&", "\n", "$(", "`", ")", "\"", "'",
      "\\",
      "\\\n", "${x:-", "${x}", "$x", "}", "<(", "{ ", "; }", "(", "#", "<<E\n", "<<'E'\n", "\nE\n",
      "<<-E\n\t", "$'", "$\"",
      "if ", "; then ", "; fi", "for x in ", "; do ", "; done", "case a in a) ", ";; esac", "! ", "A=1 ",
      "2>&1",
      ">/dev/null", "</dev/null", "<<<", "eval ", "sh -c ", "env ", "command ", "time ", "[", "]", "*", "?",
      "~", "$((",
      "))", "[[ ", " ]]", "=", ",", "{a,b}", "\\'", "\\\"", "$$", "$#", "exec ", "trap ", "nohup ",
      "builtin ", "xargs ", "export ", "coproc ", "B+=x ",
      "ok\\ evil",
    ]

    private func rules() throws -> PermissionRules {
      var rules = PermissionRules()
      rules.allow = try [
        "ok", "ok *", "sh *", "env *", "command *", "eval *", "time *", "exec *", "trap *", "nohup *", "[ *",
        "a", "b",
        "a *", "b *", "E", "E *", "A *", "A", "1",
      ].map { try PermissionRule($0, origin: "here") }
      return rules
    }

    @Test(.timeLimit(.minutes(5))) func `what is allowed runs nothing else`() async throws {
      let rules = try rules()
      try await OwnThread.run { _ in try check(rules, isYolo: false, seed: 11) }
    }

    @Test(.timeLimit(.minutes(5))) func `what yolo lets run is not what a rule denies`() async throws {
      var rules = PermissionRules()
      rules.deny = [try PermissionRule("evil", origin: "here")]
      let denying = rules
      try await OwnThread.run { _ in try check(denying, isYolo: true, seed: 12) }
    }

    private func check(_ rules: PermissionRules, isYolo: Bool, seed: UInt64) throws {
      let folder = try TemporaryFolder()
      let bin = folder.above + "/bin"
      let mark = folder.above + "/evil-ran"
      try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
      for (name, text) in ["ok": "#!/bin/sh\n", "evil": "#!/bin/sh\n: > \(mark)\n"] {
        try text.write(toFile: "\(bin)/\(name)", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(bin)/\(name)")
      }
      for name in ["sh", "env", "nohup"] {
        let real =
          ["/bin/\(name)", "/usr/bin/\(name)"].first(where: FileManager.default.isExecutableFile) ?? ""
        try FileManager.default.createSymbolicLink(atPath: "\(bin)/\(name)", withDestinationPath: real)
      }
      var random = SplitMix(seed: UInt64(ProcessInfo.processInfo.environment["REIN_SEED"] ?? "") ?? seed)
      let rounds = Int(ProcessInfo.processInfo.environment["REIN_ROUNDS"] ?? "") ?? 4_000
      var allowed = 0
      for _ in 0..<rounds {
        let count = Int.random(in: 1...8, using: &random)
        // Most texts are no commands; those that begin like one more often are.
        let text =
          (Bool.random(using: &random) ? "ok " : "")
          + (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
        guard text.contains("evil"),
          try CommandForms.decision(text, in: folder.workspace, rules: rules, isYolo: isYolo).policy == .allow
        else { continue }
        allowed += 1
        for shell in ["/bin/sh", "/bin/bash"] where FileManager.default.isExecutableFile(atPath: shell) {
          try run(shell, text, path: bin, in: folder.root)
          if FileManager.default.fileExists(atPath: mark) {
            Issue.record("\(shell) runs more than was judged: \(text.debugDescription)")
            try FileManager.default.removeItem(atPath: mark)
          }
        }
      }
      #expect(allowed > rounds / 200)
      print("truth: \(allowed) of \(rounds) texts were allowed and run")
    }

    private func run(_ shell: String, _ text: String, path: String, in folder: String) throws {
      let process = Process()
      process.executableURL = URL(filePath: shell)
      process.arguments = ["-c", text]
      process.environment = ["PATH": path]
      process.currentDirectoryURL = URL(filePath: folder)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
    }
  }
#endif
