/// A program that runs another command, and how its own options are told from that command.
struct CommandWrapper {
  /// What the rest of its words are.
  enum Kind {
    /// A command and its arguments.
    case command
    /// A command to which arguments are added that nobody knows.
    case commandWithMore
    /// Words of a text for a shell.
    case script
  }

  /// Options with a value, in the same word or the next.
  var valued: Set<String> = []
  /// Options without one.
  var plain: Set<String> = []
  /// How many words stand before the command.
  var operands = 0
  var kind = Kind.command
  /// Whether variables may be set before the command.
  var setsVariables = false
  /// Options with which nothing is run.
  var asking: Set<String> = []

  static let known: [String: CommandWrapper] = [
    "env": CommandWrapper(
      valued: ["-u", "--unset", "-C", "--chdir"],
      plain: ["-i", "-", "--ignore-environment", "-0", "--null", "-v", "--debug"], setsVariables: true),
    "sudo": CommandWrapper(
      valued: [
        "-u", "--user", "-g", "--group", "-h", "--host", "-p", "--prompt", "-C", "-r", "-t", "-T", "-U", "-D",
        "-R",
      ],
      plain: ["-n", "-E", "-H", "-A", "-b", "-S", "-k", "-P", "--non-interactive", "--preserve-env"],
      setsVariables: true, asking: ["-l", "-v", "-V", "-K", "--list", "--validate", "--version"]),
    "doas": CommandWrapper(valued: ["-u", "-C"], plain: ["-n", "-L"]),
    "nohup": CommandWrapper(),
    "timeout": CommandWrapper(
      valued: ["-s", "--signal", "-k", "--kill-after"],
      plain: ["-v", "--verbose", "--preserve-status", "--foreground", "-f", "-p"], operands: 1),
    "time": CommandWrapper(
      valued: ["-f", "--format", "-o", "--output"],
      // A reserved word in some shells, after which a whole pipeline stands.
      plain: ["-p", "-v", "-a", "--portability", "--verbose", "--append"], setsVariables: true),
    "nice": CommandWrapper(valued: ["-n", "--adjustment"]),
    "ionice": CommandWrapper(
      valued: ["-c", "--class", "-n", "--classdata"], plain: ["-t", "--ignore"], asking: ["-p", "-P", "-u"]),
    "stdbuf": CommandWrapper(valued: ["-i", "-o", "-e", "--input", "--output", "--error"]),
    "setsid": CommandWrapper(plain: ["-c", "--ctty", "-f", "--fork", "-w", "--wait"]),
    "xargs": CommandWrapper(
      valued: [
        "-I", "-n", "-P", "-L", "-s", "-d", "-E", "-a", "--max-args", "--max-procs", "--max-lines",
        "--delimiter",
        "--arg-file", "--replace", "--max-chars", "--process-slot-var",
      ],
      plain: [
        "-0", "-r", "-t", "-p", "-x", "-o", "--null", "--no-run-if-empty", "--verbose", "--interactive",
        "--exit",
        "--open-tty",
      ], kind: .commandWithMore),
    "watch": CommandWrapper(
      valued: ["-n", "--interval", "-q", "--equexit"],
      plain: [
        "-d", "-t", "-g", "-b", "-e", "-c", "-p", "--differences", "--no-title", "--chgexit", "--beep",
        "--errexit",
        "--color", "--precise",
      ], kind: .script),
    "command": CommandWrapper(plain: ["-p"], asking: ["-v", "-V"]),
    "builtin": CommandWrapper(),
    "exec": CommandWrapper(valued: ["-a"], plain: ["-c", "-l"]),
    "busybox": CommandWrapper(asking: ["--list", "--help"]),
    "eval": CommandWrapper(kind: .script),
  ]

  /// Programs that run other commands in ways that are not read here.
  static let unread: Set<String> = [
    "su", "runuser", "pkexec", "parallel", "script", "unshare", "nsenter", "flock", "systemd-run", "strace",
    "ltrace",
    "gdb", "chroot", "setpriv", "at", "batch", "entr", "fakeroot", "proot", "toybox", "firejail", "bwrap",
    "expect",
    "chrt", "taskset", "prlimit", "coproc", "alias", "enable", "hash", "rbash", "fish", "csh", "tcsh", "pwsh",
    "screen", "tmux", "dtach", "daemonize", "start-stop-daemon", "run-parts", "ssh-agent", "catchsegv",
    "setarch",
  ]

  static let shells: Set<String> = ["sh", "bash", "zsh", "dash", "ksh", "mksh", "ash"]
}
