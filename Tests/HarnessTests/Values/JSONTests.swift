import Testing

@testable import Harness

@Suite struct JSONTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-17, "-17"), (0.1, "0.1"), (1.5, "1.5"), (100, "100"),
      (1e20, "100000000000000000000"),
      (1e21, "1e+21"), (1.5e300, "1.5e+300"), (0.000001, "0.000001"), (1e-7, "1e-7"), (-2.5e-9, "-2.5e-9"),
      (123456789.125, "123456789.125"),
      (50.0 / 3, "16.666666666666668"), (.infinity, "null"),
      (1.7976931348623157e308, "1.7976931348623157e+308"),
    ] as [(Double, String)])
  func `numbers are written as ECMAScript writes them`(_ value: Double, _ text: String) throws {
    #expect(JSON.number(value).text() == text)
  }

  @Test(arguments: [
    #"null"#, #"true"#, #"[]"#, #"{}"#, #"[1,[2,{"a":null}]]"#, #"{"b":1,"a":{"z":[],"y":"x"}}"#,
    #""é😀\n\t\"\\\b\f\r\u0001""#,
    #""/ and \#u{2028}""#,
  ]) func `a text read and written again is the same`(_ text: String) throws {
    #expect(try JSON(parsing: text).text() == text)
  }

  @Test func `keys can be sorted by UTF-16 code unit`() throws {
    let json = try JSON(parsing: "{\"\u{FFFD}\":1,\"😀\":2,\"b\":3,\"B\":4,\"10\":5,\"9\":6}")
    #expect(json.text(sortingKeys: true) == "{\"10\":5,\"9\":6,\"B\":4,\"b\":3,\"😀\":2,\"\u{FFFD}\":1}")
  }

  @Test func `escapes are understood, and a lone surrogate is replaced`() throws {
    #expect(try JSON(parsing: #""\u0041\u00e9\ud83d\ude00\/""#) == "Aé😀/")
    #expect(try JSON(parsing: #""\ud83d!""#) == "\u{FFFD}!")
    #expect(try JSON(parsing: #""\ud83d\u0041""#) == "\u{FFFD}A")
  }

  @Test func `of equal keys the last value wins at the place of the first`() throws {
    #expect(try JSON(parsing: #"{"a":1,"b":2,"a":3}"#).text() == #"{"a":3,"b":2}"#)
  }

  @Test(arguments: [
    "", " ", "nul", "tru", "01", "1.", ".5", "-", "1e", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "\"",
    "\"\\x\"", "\"\\u12\"",
    "\"\n\"", "1 2", "[", "{", "\u{FEFF}1",
  ]) func `what is not JSON is refused`(_ text: String) {
    #expect(throws: JSONError.self) { try JSON(parsing: text) }
  }

  @Test func `depth is limited`() throws {
    let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(throws: Never.self) { try JSON(parsing: deep) }
    #expect(throws: JSONError.self) { try JSON(parsing: "[" + deep + "]") }
  }

  @Test func `a fault names its place`() {
    #expect(throws: JSONError(offset: 7, reason: "expected a value")) { try JSON(parsing: #"{"a": [x]}"#) }
  }
}
