/// What a person should know about a path before something is done with it. Names are compared as the most generous
/// disk compares them.
enum PathRisks {
  private static let startFiles: Set<String> = [
    ".bashrc", ".bash_profile", ".bash_login", ".bash_logout", ".bash_aliases", ".bash_completion",
    ".profile",
    ".zshrc", ".zshenv", ".zprofile", ".zlogin", ".zlogout", ".kshrc", ".mkshrc", ".cshrc", ".tcshrc",
    ".login", ".logout", ".inputrc", ".xprofile", ".xsession", ".xsessionrc", ".xinitrc", ".pam_environment",
    "config.fish", ".envrc", ".envrc.local", ".tmux.conf", ".screenrc", ".exrc", ".gdbinit", ".lldbinit",
    "authorized_keys",
  ]
  /// Folders whose files are run or read at the start of a shell, a session or the machine.
  private static let startFolders: [[String]] = [
    [".config", "fish"], [".config", "autostart"], [".config", "systemd"], [".config", "environment.d"],
    [".bashrc.d"], [".zshrc.d"], ["profile.d"], ["cron.d"], ["cron.daily"], ["cron.hourly"], ["cron.weekly"],
    ["cron.monthly"], ["spool", "cron"], ["etc", "systemd"], ["init.d"], ["launchagents"], ["launchdaemons"],
  ]
  private static let startFolderNames = Set(startFolders.flatMap(\.self))
  private static let startPaths: Set<String> = [
    "/etc/profile", "/etc/bash.bashrc", "/etc/environment", "/etc/crontab", "/etc/zshenv", "/etc/zsh/zshenv",
    "/etc/ld.so.preload", "/etc/rc.local",
  ]
  private static let hookFolders: Set<String> = [".husky", ".githooks", ".git-hooks"]

  /// Files and folders by which a project tells editors, agents and other programs what to run, when it is opened or a
  /// program starts in it.
  private static let programFiles: Set<String> = [
    ".vimrc", ".gvimrc", ".nvimrc", ".nvim.lua", ".dir-locals.el", ".dir-locals-2.el", ".emacs", ".mcp.json",
    ".mise.toml", "mise.toml", ".pnpmfile.cjs", ".yarnrc", ".yarnrc.yml", "sitecustomize.py",
    "usercustomize.py", "lefthook.yml", ".pre-commit-config.yaml", ".rtx.toml",
  ]
  private static let programFolders: Set<String> = [
    ".vscode", ".idea", ".vim", ".emacs.d", ".devcontainer", ".cargo", ".bundle", ".direnv", ".claude",
    ".codex", ".cursor", ".gemini",
  ]

  private static let secretFolders: Set<String> = [
    ".ssh", ".aws", ".gnupg", ".kube", ".azure", ".password-store", "keyrings",
  ]
  private static let secretFiles: Set<String> = [
    ".netrc", "_netrc", ".pgpass", ".git-credentials", ".npmrc", ".pypirc", ".vault-token",
    "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519",
  ]
  private static let secretsOfSystem = SecretPlaces.ofSystem.map(FoldedName.components)
  private static let keyEndings = [".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".ppk", ".kdbx"]

  /// Names in a root that a fence lets nobody write, where they are there.
  static var protectedNames: [String] { [".rein"] + hookFolders.sorted() + startFiles.sorted() }

  /// Names in the home folder, likewise.
  static var protectedInHome: [String] {
    startFolders.filter { $0[0].hasPrefix(".") }.map { $0.joined(separator: "/") } + [
      ".gitconfig", ".config/git",
    ]
  }

  /// Of reading, as sentences: what the model reads goes to its server.
  static func ofReading(
    _ path: ResolvedPath, in workspace: Workspace, seen: SeenFiles = SeenFiles()
  ) -> [String] {
    (path.isInside ? [] : [outside(path, workspace)]) + secrets(path, in: workspace, seen: seen)
  }

  /// Whether keys and passwords are kept there, as sentences.
  static func secrets(_ path: ResolvedPath, in workspace: Workspace, seen: SeenFiles) -> [String] {
    let components = seen.folded(path.absolute)
    if soundsSecret(components) || workspace.own.contains(components) {
      return ["Keys and passwords are kept in such places; the model would see them."]
    }
    if let other = workspace.secretName(of: path, seen) {
      return ["It is another name (a hard link) of \(other); the model would see it."]
    }
    return []
  }

  /// Whether the names of a path, folded, are such as secrets have.
  static func soundsSecret(_ components: [String]) -> Bool {
    let name = components.last ?? ""
    if components.first == "etc", secretsOfSystem.contains(where: { components.starts(with: $0) }) {
      return true
    }
    return components.contains(where: secretFolders.contains) || secretFiles.contains(name)
      || keyEndings.contains(where: name.hasSuffix)
  }

  /// Of writing, as sentences.
  static func ofWriting(
    _ path: ResolvedPath, in workspace: Workspace, seen: SeenFiles = SeenFiles()
  ) -> [String] {
    (path.isInside ? [] : [outside(path, workspace)]) + dangers(path, in: workspace, seen: seen)
  }

  /// Whether the risks of a path are more than that it is elsewhere: then whoever allows it must name it.
  static func mustBeNamed(_ guards: [String], _ path: ResolvedPath) -> Bool {
    guards.count > (path.isInside ? 0 : 1)
  }

  /// What writing there may lead to, wherever it is.
  static func dangers(
    _ path: ResolvedPath, in workspace: Workspace, seen: SeenFiles = SeenFiles()
  ) -> [String] {
    let components = seen.folded(path.absolute)
    let name = components.last ?? ""
    var risks: [String] = []
    if components.contains(".git") || components.contains("git~1") {
      risks.append("This is part of git's own data: hooks and settings there can run commands.")
    }
    if name == ".gitconfig" || ends(components, [".config", "git", "config"]) || name == ".gitmodules" {
      risks.append("This is git's configuration: settings there can run commands.")
    }
    if components.contains(where: hookFolders.contains) {
      risks.append("Git runs what is in this folder by itself.")
    }
    if startFiles.contains(name) {
      risks.append("A shell runs this file by itself.")
    } else if startPaths.contains("/" + components.joined(separator: "/"))
      || (components.contains(where: startFolderNames.contains)
        && startFolders.contains(where: { has(components, $0) }))
    {
      risks.append("The system runs what stands here by itself.")
    }
    if programFiles.contains(name) || components.contains(where: programFolders.contains) {
      risks.append("Editors and other programs run what stands here by themselves.")
    }
    if components.contains(".ssh") { risks.append("This decides who may log in from where.") }
    if workspace.own.contains(components) || components.contains(".rein") {
      risks.append("This is rein's own: what stands there decides what is allowed.")
    }
    return risks
  }

  private static func has(_ components: [String], _ part: [String]) -> Bool {
    guard components.count >= part.count else { return false }
    return (0...components.count - part.count).contains { components[$0...].starts(with: part) }
  }

  private static func ends(_ components: [String], _ part: [String]) -> Bool {
    components.suffix(part.count).elementsEqual(part)
  }

  private static func outside(_ path: ResolvedPath, _ workspace: Workspace) -> String {
    "\(path.absolute) is outside the project (\(workspace.root))."
  }
}
