/// What a lexer must know of a language to colour it: data, nothing else.
struct SyntaxLanguage: Sendable {
  /// A text in quotes.
  struct Quote: Sendable {
    var mark: [UInt8]
    /// Whether a backslash takes the meaning from the mark.
    var escapes: Bool
    /// Whether it may go on in the next line.
    var spansLines: Bool

    init(_ mark: String, escapes: Bool = true, spansLines: Bool = false) {
      self.mark = Array(mark.utf8)
      self.escapes = escapes
      self.spansLines = spansLines
    }
  }

  /// What it is called after a fence, and how its files end; lower case.
  var names: [String]
  var keywords: Set<String>
  /// What begins a remark that ends with the line.
  var lineComments: [[UInt8]]
  /// What a remark over several lines stands between.
  var blockComment: (start: [UInt8], end: [UInt8])?
  /// Longer marks before shorter ones that begin like them.
  var quotes: [Quote]
  /// Whether keywords are written in any letter case.
  var ignoresCase: Bool

  init(
    _ names: String, keywords: String, comments: [String] = [], block: (String, String)? = nil,
    quotes: [Quote] = [Quote("\"")], ignoresCase: Bool = false
  ) {
    self.names = names.split(separator: " ").map { String($0) }
    self.keywords = Set(keywords.split(separator: " ").map { String($0) })
    lineComments = comments.map { Array($0.utf8) }
    blockComment = block.map { (Array($0.0.utf8), Array($0.1.utf8)) }
    self.quotes = quotes
    self.ignoresCase = ignoresCase
  }

  /// The language of that name or file ending, in any letter case.
  static func named(_ name: String) -> SyntaxLanguage? {
    let name = name.lowercased()
    return all.first { $0.names.contains(name) }
  }

  /// The language of a file, by its ending.
  static func ofFile(_ path: String) -> SyntaxLanguage? {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    return named(String(path[path.index(after: dot)...]))
  }

  private static let single = Quote("'")
  private static let double = Quote("\"")
  private static let slashes = ("/*", "*/")

  private static let all: [SyntaxLanguage] = [
    SyntaxLanguage(
      "swift",
      keywords: """
        actor any as associatedtype async await borrowing break case catch class consuming continue default \
        defer deinit do else enum extension fallthrough false fileprivate final for func get guard if import \
        in indirect init inout internal is isolated lazy let mutating nil nonisolated open operator override \
        package private protocol public repeat rethrows return self Self sending set some static struct \
        subscript super switch throw throws true try typealias var weak where while
        """, comments: ["//"], block: slashes,
      quotes: [Quote("\"\"\"", spansLines: true), double]),
    SyntaxLanguage(
      "python py pyi",
      keywords: """
        False None True and as assert async await break class continue def del elif else except finally for \
        from global if import in is lambda match nonlocal not or pass raise return try while with yield
        """, comments: ["#"],
      quotes: [Quote("\"\"\"", spansLines: true), Quote("'''", spansLines: true), double, single]),
    SyntaxLanguage(
      "javascript js jsx mjs cjs typescript ts tsx mts",
      keywords: """
        abstract any as async await boolean break case catch class const continue debugger declare default \
        delete do else enum export extends false finally for from function get if implements import in \
        instanceof interface keyof let namespace never new null number of private protected public readonly \
        return set static string super switch this throw true try type typeof undefined unknown var void \
        while yield
        """, comments: ["//"], block: slashes, quotes: [double, single, Quote("`", spansLines: true)]),
    SyntaxLanguage(
      "json jsonc json5", keywords: "true false null", comments: ["//"], block: slashes),
    SyntaxLanguage(
      "bash sh shell zsh console",
      keywords: """
        if then elif else fi for while until do done case esac in function select return local export \
        readonly declare unset shift break continue exit trap source set eval exec
        """, comments: ["#"], quotes: [double, Quote("'", escapes: false, spansLines: true)]),
    SyntaxLanguage(
      "c h cc cpp cxx hpp c++ objc m mm",
      keywords: """
        alignas alignof auto bool break case catch char class const constexpr continue default delete do \
        double else enum explicit extern false float for friend goto if inline int long mutable namespace new \
        noexcept nullptr operator override private protected public register restrict return short signed \
        sizeof static struct switch template this throw true try typedef typename union unsigned using \
        virtual void volatile while
        """, comments: ["//"], block: slashes, quotes: [double, single]),
    SyntaxLanguage(
      "java kotlin kt cs csharp c#",
      keywords: """
        abstract as base bool boolean break byte case catch char class const continue data default do double \
        else enum extends false final finally float for fun if implements import in int interface internal is \
        long namespace new null object override package private protected public readonly return sealed short \
        static string super switch this throw throws true try using val var void when while
        """, comments: ["//"], block: slashes,
      quotes: [Quote("\"\"\"", spansLines: true), double, single]),
    SyntaxLanguage(
      "rust rs",
      keywords: """
        as async await break const continue crate dyn else enum extern false fn for if impl in let loop match \
        mod move mut pub ref return self Self static struct super trait true type unsafe use where while
        """, comments: ["//"], block: slashes, quotes: [Quote("\"", spansLines: true)]),
    SyntaxLanguage(
      "go golang",
      keywords: """
        any break case chan const continue default defer else error fallthrough false for func go goto if \
        import interface map nil package range return select string struct switch true type var
        """, comments: ["//"], block: slashes,
      quotes: [double, Quote("`", escapes: false, spansLines: true), single]),
    SyntaxLanguage(
      "ruby rb",
      keywords: """
        alias and begin break case class def defined do else elsif end ensure false for if in module next nil \
        not or redo rescue retry return self super then true undef unless until when while yield
        """, comments: ["#"], quotes: [double, single]),
    SyntaxLanguage(
      "yaml yml toml ini cfg conf", keywords: "true false null yes no on off", comments: ["#"],
      quotes: [double, Quote("'", escapes: false)]),
    SyntaxLanguage(
      "sql",
      keywords: """
        add all alter and as asc begin between by case check column commit constraint create cross default \
        delete desc distinct drop else end exists foreign from full group having in index inner insert into is \
        join key left like limit not null offset on or order outer primary references returning right rollback \
        select set table then transaction trigger union unique update using values view when where with
        """, comments: ["--"], block: slashes, quotes: [Quote("'", escapes: false), double],
      ignoresCase: true),
    SyntaxLanguage(
      "make makefile mk dockerfile",
      keywords: """
        ifeq ifneq ifdef ifndef else endif include define endef export override FROM RUN CMD COPY ADD ENV ARG \
        WORKDIR ENTRYPOINT EXPOSE USER VOLUME LABEL
        """, comments: ["#"]),
  ]
}
