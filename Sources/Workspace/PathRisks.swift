/// What a person should know about a path before something is done with it.
enum PathRisks {
  private static let startFiles: Set<String> = [
    ".bashrc", ".bash_profile", ".bash_login", ".bash_logout", ".bash_aliases", ".profile", ".zshrc",
    ".zshenv",
    ".zprofile", ".zlogin", ".zlogout", ".kshrc", ".mkshrc", ".cshrc", ".tcshrc", ".login", ".inputrc",
    ".xprofile", ".xsessionrc", ".xinitrc", ".pam_environment", "config.fish", ".envrc",
  ]

  /// Of reading.
  static func ofReading(_ path: ResolvedPath, in workspace: Workspace) -> [String] {
    path.isInside ? [] : [outside(path, workspace)]
  }

  /// Of writing, as sentences; names are compared without case, since some disks do not tell it.
  static func ofWriting(_ path: ResolvedPath, in workspace: Workspace) -> [String] {
    let components = path.absolute.lowercased().split(separator: "/")
    var risks = path.isInside ? [] : [outside(path, workspace)]
    if components.contains(".git") {
      risks.append("This is part of git's own data: hooks and settings there can run commands.")
    }
    if let name = components.last, name == ".gitconfig" {
      risks.append("This is git's configuration: settings there can run commands.")
    }
    if let name = components.last, startFiles.contains(String(name)) {
      risks.append("A shell runs this file by itself.")
    }
    if components.contains(".ssh") {
      risks.append("This decides who may log in from where.")
    }
    return risks
  }

  private static func outside(_ path: ResolvedPath, _ workspace: Workspace) -> String {
    "\(path.absolute) is outside the project (\(workspace.root))."
  }
}
