#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether letters beyond ASCII can be written.
enum LocaleCheck {
  /// What a name of a locale stands for here; `nil` when there is no such locale. Changes that of the process, which
  /// is at its end.
  private static func codeset(_ name: String) -> String? {
    guard setlocale(LC_CTYPE, name) != nil, let codeset = nl_langinfo(nl_item(CODESET)) else { return nil }
    return String(cString: codeset)
  }

  static func finding(_ environment: [String: String]) -> Finding {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    return finding(name: name, codeset: codeset(""), other: codeset("C.UTF-8") ?? codeset("en_US.UTF-8"))
  }

  /// - Parameters:
  ///   - name: the locale the person chose.
  ///   - codeset: what it stands for.
  ///   - other: what the one stands for that rein takes in its place.
  static func finding(name: String?, codeset: String?, other: String?) -> Finding {
    if codeset == "UTF-8" { return Finding(.good, "locale", "\(name ?? "default"), UTF-8") }
    let fault =
      switch (name, codeset) {
      case (nil, _): "none is set (LANG)"
      case (let name?, nil): "\(name) is not installed here"
      case (let name?, let codeset?): "\(name) is \(codeset) and not UTF-8"
      }
    guard other == "UTF-8" else {
      return Finding(
        .broken, "locale", "\(fault), and there is no other with UTF-8: set LANG to one of `locale -a`")
    }
    return Finding(
      .doubtful, "locale",
      "\(fault); rein writes UTF-8 all the same, other programs may not: set LANG to one of `locale -a`")
  }
}
