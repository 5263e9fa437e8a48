/// Names of languages.
enum Language {
  private static let byExtension = [
    "swift": "swift", "c": "c", "h": "c", "cc": "cpp", "cpp": "cpp", "cxx": "cpp", "hpp": "cpp", "hh": "cpp",
    "m": "objc", "py": "python", "rb": "ruby", "rs": "rust", "go": "go", "java": "java", "kt": "kotlin",
    "kts": "kotlin", "scala": "scala", "cs": "csharp", "js": "javascript", "mjs": "javascript",
    "cjs": "javascript", "jsx": "javascript", "ts": "typescript", "tsx": "typescript", "php": "php",
    "lua": "lua",
    "pl": "perl", "sh": "sh", "bash": "sh", "zsh": "sh", "fish": "sh", "sql": "sql", "html": "html",
    "htm": "html",
    "xml": "xml", "svg": "xml", "css": "css", "scss": "css", "json": "json", "jsonl": "json", "yml": "yaml",
    "yaml": "yaml", "toml": "toml", "ini": "ini", "md": "markdown", "markdown": "markdown", "diff": "diff",
    "patch": "diff", "zig": "zig", "hs": "haskell", "ex": "elixir", "exs": "elixir", "erl": "erlang",
    "r": "r",
    "dart": "dart", "mk": "make", "cmake": "cmake", "vim": "vim", "tex": "tex",
  ]
  private static let byName = [
    "Makefile": "make", "makefile": "make", "GNUmakefile": "make", "Dockerfile": "dockerfile",
    "CMakeLists.txt": "cmake", "Gemfile": "ruby", "Rakefile": "ruby", ".bashrc": "sh", ".profile": "sh",
    ".zshrc": "sh",
  ]

  /// The language of a file by its name, for colours; `nil` when the name tells nothing.
  static func name(ofFile name: String) -> String? {
    if let known = byName[name] { return known }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return byExtension[name[name.index(after: dot)...].lowercased()]
  }
}
