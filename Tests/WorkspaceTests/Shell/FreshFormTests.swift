import Harness
import Testing

@testable import Workspace

/// Forms that were thought of without looking at the code, under rules that allow the program with anything behind it.
struct FreshFormTests {
  private static let allowed = [
    "git", "ls", "cat", "echo", "unzip", "curl", "wc", "du", "nc", "dc", "ed", "rpm", "dpkg", "apt-get",
    "cmake",
    "ninja", "rake", "journalctl", "openssl", "export", "declare", "let", "read", "crontab", "tcpdump",
    "sftp",
    "find", "tar", "sed", "awk", "xargs", "env", "make", "time", "printf", "cp", "tee", "ssh", "npm", "7z",
    "cd", "go", "gh", "pnpm",
  ]

  private func decide(_ command: String) throws -> PermissionDecision {
    let folder = try TemporaryFolder(["a.txt": "", "src/a.txt": ""])
    var rules = PermissionRules()
    rules.allow = try Self.allowed.flatMap { [$0 + " *"] }.map { try PermissionRule($0, origin: "the table") }
    return try CommandForms.decision(command, in: folder.workspace, rules: rules)
  }

  @Test(arguments: [
    "git fast-export --export-marks=/etc/x HEAD", "npm exec evil", "npm x evil", "pnpm dlx evil",
    "npm config set script-shell evil", "npm init evil", "go env -w GOFLAGS=-toolexec=evil",
    "gh alias set x '!evil'", "gh extension install evil/x", "echo a > .vscode/tasks.json",
    "cp a.txt .nvim.lua", "tee .cargo/config.toml", "git --config-env=core.pager=X log",
    "git rebase -ix evil", "git -C sub status", "git clone 'ext::sh -c evil' b",
    "git clone -u evil x y", "git bisect run evil", "git submodule foreach evil", "git hook run pre-commit",
    "git filter-branch --tree-filter evil", "git mergetool --tool=evil",
    "git send-email --smtp-server=./evil x",
    "git apply --directory=.git x.patch", "git maintenance start", "git daemon --enable=receive-pack",
    "git instaweb --httpd=evil", "git p4 sync", "git svn fetch", "git credential fill", "git fast-import",
    "git cvsimport", "git help -w x", "git checkout -f", "git bundle create /etc/x HEAD", "git shell -c x",
    "git format-patch -o /etc/x HEAD~1", "git archive -o .envrc HEAD", "git checkout HEAD -- .git/config",
    "git --no-pager difftool -x evil", "git rebase --exec evil HEAD~1",
    "git archive --exec=evil --remote=. HEAD",
    "export PATH=.", "export LD_PRELOAD=./x", "let 'x[$(evil)]'", "declare 'x[$(evil)]=1'",
    "read 'x[$(evil)]'",
    "curl file:///etc/shadow", "curl FILE:///etc/shadow", "wc --files0-from=/etc/shadow",
    "du --files0-from=/etc/shadow", "openssl engine ./evil.so", "openssl req -engine evil", "dc -e '!evil'",
    "nc -e evil h 1", "nc -lp 80", "ed a.txt", "crontab evil", "tcpdump -z evil -G 1", "rpm --eval '%(evil)'",
    "rpm -E '%(evil)'", "dpkg -i evil.deb", "apt-get -o APT::Update::Pre-Invoke::=evil update",
    "cmake -P evil",
    "cmake -E env evil", "ninja -f evil", "rake -f evil", "journalctl --file=/etc/shadow",
    "sftp -b evil host",
    "unzip x.zip", "7z x x.7z", "tar -tf x.tar --rsh-command=evil", "find . '!' -name x -delete",
    "xargs -I{} sh -c 'evil {}'", "awk -v x=1 'BEGIN{while((\"evil\"|getline)>0);}'", "sed '$!{$!N};e' a.txt",
    "env --split-string='sh -c evil'", "make 'x:=$(shell evil)'", "echo ${x@P}", "echo ${!x}",
    "echo $[$(evil)]",
    "echo {1..$(evil)}", "ls <>x", "ls &>.envrc", "{ ls; } > x", "cat < $x", "cat <(cat ~/.netrc)",
    "echo \"$((`evil`))\"", "time -o .envrc ls", "tee -a ~/.bashrc", "cp --target-directory=.husky a.txt",
    "printf -v 'x[$(evil)]' y", "ssh -o LocalCommand=evil h", "ssh -E .envrc h",
    "npm test --script-shell=evil",
    "cat /etc/shadow", "cat ../../../../../etc/gshadow", "cat /etc/ssh/ssh_host_rsa_key", "cd / && ls",
    "\\ls;\\evil", "{evil,x}", "$'\\x65vil'", "case x in x) evil;; esac", "ls() { evil; }; ls",
    "MAKEFLAGS=--eval=x make a", "GIT_CONFIG_COUNT=1 git log -1", "until evil; do ls x; done",
  ])
  func `more than the rule says is asked about`(_ command: String) throws {
    let decision = try decide(command)
    #expect(decision.policy == .ask, "\(decision.reasons)")
  }

  @Test(arguments: [
    "git log --oneline -5", "git checkout main", "git diff HEAD~1 -- a.txt", "git clone https://h/a b",
    "git push origin main", "git submodule update", "git bisect good", "unzip -l x.zip", "curl https://h/a",
    "wc -l a.txt", "du -sh src", "export CI=1", "dc -e '1 2+p'", "openssl dgst -sha256 a.txt",
    "cmake --build b",
    "apt-get download x", "read line", "git apply x.patch", "git checkout -b x", "nc -z h 80",
  ])
  func `what it says is not`(_ command: String) throws {
    let decision = try decide(command)
    #expect(decision.policy == .allow, "\(decision.reason)")
  }
}
