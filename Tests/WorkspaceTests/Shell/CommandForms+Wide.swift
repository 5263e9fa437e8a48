import Harness

extension CommandForms {
  /// Rules of a person who allows nearly every program, with anything after its name.
  static func wideRules() throws -> PermissionRules {
    var rules = PermissionRules()
    rules.allow = try widelyAllowed.map { try PermissionRule($0, origin: "the table") }
    rules.deny = try ["read(**/.env)", "edit(secret/**)"].map { try PermissionRule($0, origin: "the table") }
    return rules
  }

  private static let widelyAllowed = [
    "git status", "git log *", "git diff *", "git show *", "git grep *", "git branch *", "git fetch *",
    "git add *", "git commit *", "git stash *", "ls", "ls *", "tar *", "unzip *", "edit(build/**)",
    "cat *", "echo *", "make *", "sort *", "rg *",
    "find *", "grep *", "sed *", "true", "cd *", "head *", "tail *", "wc *", "timeout *", "env *", "xargs *",
    "sudo *", "sh *", "bash *", "nohup *", "tar *", "man *", "file *", "awk *", "edit(build/**)",
    "npm run test:*", "npm test *", "npm run *", "printf *", "test *", "curl *", "wget *", "rsync *", "ssh *",
    "scp *", "less *", "vim *", "vi *", "python *", "python3 *", "node *", "perl *", "ruby *", "docker run *",
    "docker *", "tee *", "dd *", "time *", "cargo *", "go *", "swift *", "pip *", "jq *", "yq *", "tree *",
    "date *", "diff *", "xxd *", "fd *", "zip *", "unzip *", "cp *", "mv *", "ln *", "touch *", "mkdir *",
    "chmod *", "du *", "df *", "ps *", "which *", "nl *", "tr *", "cut *", "uniq *", "comm *", "join *",
    "paste *", "column *", "split *", "csplit *", "gzip *", "bzip2 *", "xz *", "zstd *", "openssl *",
    "base64 *", "md5sum *", "sha256sum *", "strings *", "objdump *", "nm *", "gdb *", "pytest *", "tsc *",
    "eslint *", "prettier *", "ffmpeg *", "convert *", "sqlite3 *", "psql *", "mysql *", "kubectl get *",
    "gh pr view *", "hexdump *", "od *", "stat *", "readlink *", "realpath *", "basename *", "dirname *",
    "seq *", "yes *", "sleep *", "id *", "whoami", "uname *", "hostname *", "pwd", "type *", "command *",
    "expr *", "bc *", "dc *", "ed *", "ex *", "patch *", "ag *", "ack *", "ctags *", "gcc *", "cc *",
    "clang *", "java *", "javac *", "mvn *", "gradle *", "bat *", "batcat *", "fzf *", "watch *", "nice *",
    "ip *", "ping *", "dig *", "nslookup *", "host *", "svn *", "hg *",
  ]

  /// Allowed by them: nothing in it does more than its name says.
  static let usual = [
    "git log --oneline -5", "git diff --stat HEAD", "git grep -n needle src", "git show HEAD:a.txt",
    "git branch --list", "git fetch origin", "git add src", "git commit -m x", "ls -la src", "cat src/a.txt",
    "head -3 src/a.txt", "sort -u src/a.txt", "rg -n needle src", "grep -rn 'a/b' src",
    "grep /etc/passwd src/a.txt", "sed -n 1,5p src/a.txt", "sed s/a/b/ src/a.txt", "awk 'NR==1' src/a.txt",
    "find . -name '*.swift'", "find src -type f", "tar -tf a.tar", "tar tf a.tar", "man ls", "less src/a.txt",
    "vim src/a.txt", "python script.py", "python3 script.py a", "node x.js", "perl x.pl", "make test",
    "npm test", "npm run build", "docker ps", "docker run image", "touch build/a", "cp src/a.txt build/a",
    "mv build/x build/y", "mkdir -p build/deep", "tee build/out",
    "dd if=src/a.txt of=build/out", "cd src && cat a.txt", "cd src; ls", "ls && ! true", "time ls",
    "jq .name a.json", "diff src/a.txt build/x", "wc -l src/a.txt", "printf '%s' a", "test -f src/a.txt",
    "wget host", "rsync -a src build", "ssh host", "xxd src/a.txt", "sqlite3 a.db 'select 1'",
    "psql -c 'select 1'", "java -jar a.jar", "ip addr show", "unzip -l a.zip", "gcc --version", "curl host",
    "env ls", "timeout 5 ls", "LC_ALL=C sort src/a.txt",
  ]

  /// Denied by them: the files a rule denies, by whatever program.
  static let deniedPlaces = [
    "cat .env", "cat src/.env", "head -1 .env", "cat < .env", "grep x .env", "cat src/../.env",
    "cd src && cat .env", "cat ./.ENV", "sed -n p .env", "less .env", "cp .env build/x", "sh -c 'cat .env'",
    #"cat "$(cat .env)""#, "cp a secret/x", "tee secret/x", "rm secret/x", "mv secret/x build/x",
    "touch SECRET/x", "echo x > secret/x", "dd of=secret/x", "ln -s a secret/x", "cd secret && rm x",
    "cd secret && touch ./y", "xargs -a .env cat .env", "find . -exec cat .env ';'", "base64 .env",
    "tar tf .env", "source .env", ". ./.env",
  ]
}
