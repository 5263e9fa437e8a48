/// What a person should know about a path before something is done with it.
enum PathRisks {
  private static let startFiles: Set<String> = [
    ".bashrc", ".bash_profile", ".bash_login", ".bash_logout", ".bash_aliases", ".profile", ".zshrc",
    ".zshenv",
    ".zprofile", ".zlogin", ".zlogout", ".kshrc", ".mkshrc", ".cshrc", ".tcshrc", ".login", ".inputrc",
    ".xprofile", ".xsessionrc", ".xinitrc", ".pam_environment", "config.fish", ".envrc",
  ]

  private static let secretFolders: Set<String> = [".ssh", ".aws", ".gnupg", ".kube", ".password-store"]

  private static let secretFiles: Set<String> = [
    ".netrc", "_netrc", ".pgpass", ".git-credentials", ".npmrc", ".pypirc", ".vault-token",
    "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519",
  ]

  private static let keyEndings = [".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".ppk", ".kdbx"]

  /// Of reading, as sentences: what the model reads goes to its server. Names are compared without case.
  static func ofReading(_ path: ResolvedPath, in workspace: Workspace) -> [String] {
    let outside = path.isInside ? [] : [outside(path, workspace)]
    let components = path.absolute.lowercased().split(separator: "/").map(String.init)
    let name = components.last ?? ""
    let isSecret =
      components.contains(where: secretFolders.contains) || secretFiles.contains(name)
      || keyEndings.contains(where: name.hasSuffix)
    return outside
      + (isSecret ? ["Keys and passwords are kept in such places; the model would see them."] : [])
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
