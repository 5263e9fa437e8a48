/// Names as they are on disks that take several spellings for one: without upper and lower case, and without what such
/// disks leave out.
enum FoldedName {
  /// The one spelling of a name.
  static func of(_ name: some StringProtocol) -> String {
    if name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !name.hasSuffix(".") {
      return name.utf8.contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
        ? name.lowercased() : String(name)
    }
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !Invisible.isIn(String(scalar)) || scalar == " " {
      scalars.append(scalar)
    }
    // By way of the capitals, in which the long s and the sign of Kelvin are ordinary letters.
    var folded = String(scalars).uppercased().lowercased()
    while folded.last == "." || folded.last == " ", folded.count > 2 { folded.removeLast() }
    return folded
  }

  /// The one spelling of each name of a path.
  static func components(_ path: String) -> [String] {
    split(path).map { of($0) }
  }

  /// The names of a path, as they are.
  static func split(_ path: String) -> [Substring] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
  }
}
