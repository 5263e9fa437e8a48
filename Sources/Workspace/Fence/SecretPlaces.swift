/// Where people keep keys, passwords and what they did: no command needs to see them.
enum SecretPlaces {
  /// In the home folder.
  private static let inHome = [
    ".ssh", ".gnupg", ".aws", ".azure", ".kube", ".docker", ".oci", ".password-store", ".vault-token",
    ".netrc", "_netrc", ".pgpass", ".my.cnf", ".git-credentials", ".npmrc", ".yarnrc.yml", ".pypirc",
    ".cargo/credentials", ".cargo/credentials.toml", ".gem/credentials", ".bundle/config",
    ".m2/settings.xml", ".gradle/gradle.properties", ".terraform.d", ".terraformrc", ".s3cfg", ".boto",
    ".rclone.conf", ".config/rclone", ".config/gcloud", ".config/gh", ".config/glab-cli", ".config/hub",
    ".config/op", ".config/doctl", ".config/sops", ".config/age", ".config/git/credentials",
    ".config/containers", ".config/BraveSoftware", ".config/chromium", ".config/google-chrome",
    ".config/microsoft-edge", ".mozilla", ".thunderbird", ".electrum", ".bitcoin", ".ethereum",
    ".local/share/keyrings", ".local/share/kwalletd", ".claude", ".claude.json", ".codex", ".gemini",
    ".bash_history", ".zsh_history", ".local/share/fish/fish_history", ".python_history", ".psql_history",
    ".mysql_history", ".node_repl_history", ".lesshst", ".viminfo",
    "Library/Keychains", "Library/Cookies", "Library/Application Support/Google/Chrome",
    "Library/Application Support/Firefox", "Library/Messages", "Library/Mail",
  ]

  /// Of the whole machine. Only root could read them, and rein may be started by root.
  static let ofSystem = [
    "/etc/shadow", "/etc/shadow-", "/etc/gshadow", "/etc/gshadow-", "/etc/sudoers", "/etc/sudoers.d",
    "/etc/security/opasswd", "/etc/master.passwd", "/etc/ssl/private", "/etc/krb5.keytab", "/etc/wireguard",
    "/etc/openvpn", "/etc/NetworkManager/system-connections", "/etc/ssh/ssh_host_rsa_key",
    "/etc/ssh/ssh_host_ecdsa_key", "/etc/ssh/ssh_host_ed25519_key", "/etc/letsencrypt",
  ]

  /// All of them, whether they are there or not.
  static func paths(_ environment: [String: String]) -> [String] {
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") && $0 != "/" ? $0 : nil }
    let runtime = environment["XDG_RUNTIME_DIR"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return OwnFolders(environment).paths + (home.map { home in inHome.map { home + "/" + $0 } } ?? [])
      + (runtime.map { [$0] } ?? []) + ofSystem
  }
}
