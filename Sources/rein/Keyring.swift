#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The keyring of the person's desktop, through the program that comes with it: `secret-tool` of libsecret, or `security`
/// of macOS. A key reaches them by standard input only.
struct Keyring: Sendable {
  /// The programs.
  enum Program: String, Sendable {
    case secretTool = "secret-tool"
    case security
  }

  let program: Program

  /// The keyring that can be reached from here, locked or not; `nil` when there is none, as on a server.
  static func here(_ environment: [String: String]) -> Keyring? {
    #if canImport(Darwin)
      let program = Program.security
    #else
      let program = Program.secretTool
      // Without a bus the program would try to start one.
      let folder = environment["XDG_RUNTIME_DIR"] ?? ""
      let hasBus =
        environment["DBUS_SESSION_BUS_ADDRESS"]?.isEmpty == false
        || (folder.hasPrefix("/") && access(folder + "/bus", F_OK) == 0)
      guard hasBus else { return nil }
    #endif
    return ProgramAnswer.path(of: program.rawValue, environment) == nil ? nil : Keyring(program: program)
  }

  /// Keeps the key of a provider, in place of one that is there. May wait until the person unlocks the keyring, for 30 s
  /// at most.
  /// - Returns: whether it is kept and can be had again.
  func keep(_ key: String, of provider: String) -> Bool {
    let isTaken =
      switch program {
      case .secretTool:
        ProgramInput.give(
          key, to: ["secret-tool", "store", "--label", "rein: \(provider)"] + attributes(provider),
          atMost: .seconds(30))
      case .security:
        // It reads orders from standard input: as an argument the key could be seen by others.
        ProgramInput.give(
          "add-generic-password -U -s rein -a \(provider) -w \(key)\n", to: ["security", "-i"],
          atMost: .seconds(30))
      }
    return isTaken && self.key(of: provider) == key
  }

  /// The key of a provider; `nil` when there is none, or it stays locked for 30 s.
  func key(of provider: String) -> String? {
    let words =
      switch program {
      case .secretTool: ["secret-tool", "lookup"] + attributes(provider)
      case .security: ["security", "find-generic-password", "-s", "rein", "-a", provider, "-w"]
      }
    return ProgramAnswer.text(of: words, patience: 30_000).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Forgets the key of a provider. - Returns: whether it is gone, also when it was not there.
  func forget(_ provider: String) -> Bool {
    switch program {
    case .secretTool:
      _ = ProgramInput.give("", to: ["secret-tool", "clear"] + attributes(provider), atMost: .seconds(30))
    case .security:
      _ = ProgramInput.give("delete-generic-password -s rein -a \(provider)\n", to: ["security", "-i"])
    }
    return key(of: provider) == nil
  }

  private func attributes(_ provider: String) -> [String] { ["service", "rein", "provider", provider] }
}
