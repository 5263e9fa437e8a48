/// How a program names the files it touches among its words: a row of the one table of programs.
struct FileNaming {
  /// What happens to the words that are no options, nor values of them.
  enum Operands {
    /// Each is used in this way.
    case all(NamedFile.Use)
    /// All are read but the last, which is written. What is moved is gone from where it was, too.
    case copied(isMoving: Bool)
    /// The first is written from the others.
    case packed
    /// The first is read, the others are written.
    case filtered
    /// Those before the first test of `find` are.
    case untilTest
    /// `name=value`, as `dd` takes them.
    case assigned([String: NamedFile.Use])
  }

  /// What happens to operands.
  var operands = Operands.all(.mentioned)
  /// How many operands stand before those: a pattern, a script.
  var skipped = 0
  /// Options that have a value, and what it is.
  var values: [String: NamedFile.Use] = [:]
  /// Options whose values stand for what is skipped.
  var replacing: Set<String> = []
  /// Options with which the operands that would be read are written.
  var inPlace: Set<String> = []
  /// Options with which values that would be read are written.
  var making: Set<String> = []
  /// Whether the first word may be letters of options without a dash.
  var isBundled = false

  /// Rows that differ from the first only by the name.
  private static func same(
    _ names: [String], _ operands: Operands, skipped: Int = 0, _ values: [String: NamedFile.Use] = [:],
    replacing: Set<String> = [], inPlace: Set<String> = []
  ) -> [(String, FileNaming)] {
    let row = FileNaming(
      operands: operands, skipped: skipped, values: values, replacing: replacing, inPlace: inPlace)
    return names.map { ($0, row) }
  }

  /// The table, by the name of the program without its folder.
  static let known = Dictionary(
    readers + searchers + writers + movers + converters + archives + others + shells,
    uniquingKeysWith: { first, _ in first })

  private static let readers =
    same(["wc", "du"], .all(.read), ["--files0-from": .read])
    + same(
      [
        "cat", "tac", "head", "tail", "less", "more", "most", "bat", "batcat", "nl", "wc", "od",
        "hexdump", "strings", "base64", "base32", "diff", "cmp", "comm", "file", "stat", "ls", "tree", "du",
        "md5sum", "sha1sum", "sha224sum", "sha256sum", "sha384sum", "sha512sum", "b2sum", "cksum", "sum",
        "rev", "fold", "fmt", "pr",
        "join", "source", ".", "readlink", "realpath", "zcat", "bzcat", "xzcat", "zless",
        "expand", "unexpand", "look", "pygmentize", "glow", "vimdiff", "colordiff", "sdiff", "lsattr",
        "getfacl",
        "basenc",
      ], .all(.read))
    + same(["cut", "paste", "column"], .all(.read), ["-d": .text, "-f": .text, "-c": .text, "-s": .text])
    + same(
      ["sort"], .all(.read),
      [
        "-o": .written, "--output": .written, "-T": .written, "--temporary-directory": .written,
        "--files0-from": .read, "-t": .text, "-k": .text,
      ])
    + same(["uniq", "xxd"], .filtered)

  /// Those whose first operand is a pattern or a script.
  private static let searchers =
    same(
      ["grep", "zgrep", "egrep", "fgrep", "rg", "ag", "ack"], .all(.read), skipped: 1,
      ["-e": .text, "--regexp": .text, "-f": .read, "--file": .read],
      replacing: ["-e", "--regexp", "-f", "--file", "--files"])
    + same(["fd", "fdfind"], .all(.read), skipped: 1, ["--search-path": .read, "--base-directory": .read])
    + same(
      ["sed", "gsed"], .all(.read), skipped: 1,
      ["-e": .text, "--expression": .text, "-f": .read, "--file": .read],
      replacing: ["-e", "--expression", "-f", "--file"], inPlace: ["-i", "--in-place"])
    + same(
      ["awk", "gawk", "mawk", "nawk"], .all(.read), skipped: 1,
      ["-f": .read, "--file": .read, "-v": .text, "-F": .text, "-i": .text, "--include": .text],
      replacing: ["-f", "--file"],
      inPlace: ["-i", "--include"])
    + same(
      ["jq", "yq"], .all(.read), skipped: 1, ["-f": .read, "--from-file": .read],
      inPlace: ["-i", "--in-place", "--inplace"])

  private static let writers =
    same(
      [
        "rm", "rmdir", "touch", "mkdir", "truncate", "shred", "srm", "unlink", "mkfifo", "mknod", "patch",
        "split", "csplit",
        "setfacl", "chattr", "rename", "ed", "ex", "vi", "vim", "nvim", "nano", "emacs", "trash", "trash-put",
      ], .all(.written), ["-o": .written, "--output": .written])
    + same(
      ["chmod", "chown", "chgrp"], .all(.written), ["--reference": .read])
    + same(["tee", "sponge"], .all(.redirected))
    + [("dd", FileNaming(operands: .assigned(["of": .redirected, "if": .read])))]

  private static let movers =
    same(["cp", "ln", "gcp"], .copied(isMoving: false), ["-t": .filled, "--target-directory": .filled])
    + same(["mv", "gmv"], .copied(isMoving: true), ["-t": .filled, "--target-directory": .filled])
    + same(
      ["install", "ginstall"], .copied(isMoving: false),
      [
        "-t": .filled, "--target-directory": .filled, "-m": .mentioned, "--mode": .mentioned,
        "-o": .mentioned, "--owner": .mentioned, "-g": .mentioned, "--group": .mentioned,
      ], inPlace: ["-d", "--directory"])
    + same(
      ["rsync"], .copied(isMoving: false),
      [
        "-e": .text, "--rsh": .mentioned, "--exclude": .mentioned, "--include": .mentioned,
        "--files-from": .read, "--log-file": .written, "--backup-dir": .written, "--write-batch": .written,
      ])
    + same(
      ["scp", "sftp"], .copied(isMoving: false),
      ["-i": .read, "-F": .read, "-o": .mentioned, "-P": .mentioned, "-S": .mentioned, "-J": .mentioned])
}
