/// Letters that look like ASCII ones and are not, where they stand among those: in `pаypal` the first `a` may be
/// Cyrillic. Words of one script are left alone.
public enum LookAlikes {
  /// The words of a text in which such letters stand, in their order.
  static func words(in text: String) -> [String] {
    split(text).filter(isMixed).map { String($0) }
  }

  /// The text with such letters spelt out, as in `p<U+0430>ypal`.
  public static func spelledOut(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    var rest = text.unicodeScalars[...]
    for word in split(text) where isMixed(word) {
      result.unicodeScalars.append(contentsOf: rest[rest.startIndex..<word.startIndex])
      for scalar in word {
        if looksLikeASCII(scalar.value) {
          result += name(scalar.value)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
      rest = rest[word.endIndex...]
    }
    result.unicodeScalars.append(contentsOf: rest)
    return result
  }

  /// `<U+202E>`.
  static func name(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// Words end at blanks and ASCII punctuation, but not at signs that look like it.
  private static func split(_ text: String) -> [Substring.UnicodeScalarView] {
    text.unicodeScalars.split { scalar in
      scalar.value < 0x80
        ? !(scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value))
        : scalar.properties.isWhitespace
    }
  }

  private static func isMixed(_ word: Substring.UnicodeScalarView) -> Bool {
    var hasASCII = false
    var hasLookAlike = false
    for scalar in word {
      if scalar.value < 0x80, scalar.properties.isAlphabetic { hasASCII = true }
      if isSign(scalar.value) { return true }
      if looksLikeASCII(scalar.value) { hasLookAlike = true }
    }
    return hasASCII && hasLookAlike
  }

  private static func looksLikeASCII(_ value: UInt32) -> Bool {
    value >= 0x80 && (isSign(value) || letters.contains(value))
  }

  /// Signs that look like those of a shell or a path, and letters and digits that are ASCII in another dress: wrong
  /// wherever they stand. Wide punctuation is not among them: it belongs to East Asian texts.
  private static func isSign(_ value: UInt32) -> Bool {
    switch value {
    case 0xFF0F, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x1D400...0x1D7FF: true
    case 0x037E, 0x2024, 0x2044, 0x2215, 0x2216, 0x29F5, 0x29F8, 0xA789: true
    default: false
    }
  }

  /// Greek, Cyrillic, Armenian and Latin letters that most fonts draw as they draw an ASCII letter.
  private static let letters: Set<UInt32> = Set(
    [
      "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορυϲϳικχ", "АВЕЅІЈКМНОРСТУХаеорсухѕіјһԁԛԝѵҮүЬ", "օոսհցգզյ",
      "ıɑɡɩʏⅼⅰⅴⅹⅽⅾⅿⅠⅤⅩⅬⅭⅮⅯ",
    ].joined().unicodeScalars.map(\.value))
}
