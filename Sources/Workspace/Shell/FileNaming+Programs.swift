extension FileNaming {
  /// Programs that make one file of another, and are told by an option where.
  static let converters: [(String, FileNaming)] =
    [
      (
        "curl",
        FileNaming(values: [
          "-o": .written, "--output": .written, "--output-dir": .written, "-D": .written,
          "--dump-header": .written,
          "-c": .written, "--cookie-jar": .written, "--trace": .written, "--trace-ascii": .written,
          "--stderr": .written, "--etag-save": .written, "--hsts": .written, "--alt-svc": .written,
          "-T": .read,
          "--upload-file": .read, "-K": .read, "--config": .read, "-E": .read, "--cert": .read,
          "--key": .read, "--netrc-file": .read,
          "-b": .mentioned, "--cookie": .mentioned,
          "-d": .mentioned, "-F": .mentioned, "-H": .text, "-X": .text, "-u": .mentioned,
          "-A": .mentioned, "-e": .mentioned, "-m": .mentioned, "-w": .mentioned, "-x": .mentioned,
        ])
      ),
      (
        "wget",
        FileNaming(values: [
          "-O": .written, "--output-document": .written, "-P": .filled, "--directory-prefix": .filled,
          "-o": .written, "--output-file": .written, "-a": .written, "--append-output": .written,
          "--save-cookies": .written, "-i": .read, "--input-file": .read, "--post-file": .read,
          "--body-file": .read, "--load-cookies": .read, "--config": .read, "-U": .mentioned,
        ])
      ),
      (
        "openssl", FileNaming(values: ["-out": .written, "-keyout": .written, "-in": .read, "-inkey": .read])
      ),
      ("gpg", FileNaming(operands: .all(.read), values: ["-o": .written, "--output": .written])),
      (
        "age", FileNaming(operands: .all(.read), values: ["-o": .written, "--output": .written, "-i": .read])
      ),
      ("pandoc", FileNaming(operands: .all(.read), values: ["-o": .written, "--output": .written])),
      ("ssh-keygen", FileNaming(values: ["-f": .written])),
      ("ffmpeg", FileNaming(operands: .copied(isMoving: false), values: ["-i": .read])),
      ("convert", FileNaming(operands: .copied(isMoving: false))),
      ("sqlite3", FileNaming(operands: .all(.read))),
      ("gofmt", FileNaming(operands: .all(.read), inPlace: ["-w"])),
      ("shfmt", FileNaming(operands: .all(.read), inPlace: ["-w"])),
      ("clang-format", FileNaming(operands: .all(.read), inPlace: ["-i"])),
      ("prettier", FileNaming(operands: .all(.read), inPlace: ["--write", "-w"])),
      (
        "iconv",
        FileNaming(operands: .all(.read), values: ["-o": .written, "--output": .written, "-f": .mentioned])
      ),
    ]
    + ["gcc", "g++", "cc", "c++", "clang", "clang++", "ld", "as", "swiftc", "rustc", "ghc"].map {
      ($0, FileNaming(operands: .all(.read), values: ["-o": .written, "-include": .read]))
    }

  /// Programs that pack and unpack.
  static let archives: [(String, FileNaming)] =
    ["tar", "gtar", "bsdtar"].map {
      (
        $0,
        FileNaming(
          operands: .all(.read),
          values: [
            "-f": .read, "--file": .read, "-C": .written, "--directory": .written, "-T": .read,
            "--files-from": .read, "--one-top-level": .written, "--exclude": .mentioned, "-X": .read,
          ],
          making: ["-c", "--create", "-r", "--append", "-u", "--update", "-A", "--catenate", "--delete"],
          isBundled: true)
      )
    } + [
      ("unzip", FileNaming(operands: .all(.read), values: ["-d": .written])),
      ("unrar", FileNaming(operands: .all(.read))),
      ("7z", FileNaming(operands: .all(.read), values: ["-o": .written])),
      ("cpio", FileNaming(values: ["-D": .written, "-F": .read, "-O": .written, "-I": .read])),
      ("zip", FileNaming(operands: .packed, values: ["-x": .mentioned, "-i": .mentioned])),
      ("ar", FileNaming(operands: .all(.written))),
    ]
    + ["gzip", "gunzip", "bzip2", "bunzip2", "xz", "unxz", "zstd", "unzstd", "lz4", "compress"].map {
      ($0, FileNaming(operands: .all(.written), values: ["-o": .written]))
    }

  /// Programs that are like no other.
  static let others: [(String, FileNaming)] = [
    (
      "find",
      FileNaming(
        operands: .untilTest,
        values: [
          "-fprint": .written, "-fprint0": .written, "-fprintf": .written, "-fls": .written, "-newer": .read,
          "-files0-from": .read,
        ],
        inPlace: ["-delete"])
    ),
    (
      "perl",
      FileNaming(
        operands: .all(.read), values: ["-e": .text, "-E": .text, "-I": .read], inPlace: ["-i"])
    ),
    ("ruby", FileNaming(operands: .all(.read), values: ["-e": .text, "-I": .read], inPlace: ["-i"])),
    (
      "git",
      FileNaming(values: [
        "-m": .text, "--message": .text, "-S": .text, "-G": .text, "--grep": .text, "--author": .text,
        "-c": .text, "-C": .entered, "--git-dir": .entered, "--work-tree": .entered, "--exec-path": .entered,
        "--output": .written, "-o": .written, "--output-directory": .written, "-F": .read,
        "--file": .mentioned,
      ])
    ),
    ("xargs", FileNaming(values: ["-a": .read, "--arg-file": .read, "-I": .text, "-d": .text])),
    ("time", FileNaming(values: ["-o": .written, "--output": .written])),
    ("env", FileNaming(values: ["-C": .entered, "--chdir": .entered])),
    ("sudo", FileNaming(values: ["-D": .entered, "--chdir": .entered])),
    ("make", FileNaming(values: ["-C": .entered, "--directory": .entered, "-f": .read, "--file": .read])),
    ("gmake", FileNaming(values: ["-C": .entered, "--directory": .entered, "-f": .read, "--file": .read])),
  ]

  /// What a shell does itself.
  static let shells: [(String, FileNaming)] =
    ["cd", "pushd", "popd"].map { ($0, FileNaming(operands: .all(.entered))) }
    + CommandWrapper.shells.map { ($0, FileNaming(operands: .all(.read), values: ["-c": .text])) }
}
