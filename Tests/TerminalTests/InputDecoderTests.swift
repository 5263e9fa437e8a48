import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  /// What bytes become when nothing follows them in time.
  private func inputs(_ text: String, extra: [[UInt8]: Key] = [:]) -> [Input] {
    var decoder = InputDecoder(extra: extra)
    return decoder.decode(Array(text.utf8)) + decoder.flush()
  }

  private func keys(_ notations: [String]) -> [Input] {
    notations.compactMap(Key.init).map(Input.key)
  }

  static let strokes: [(String, [String])] = [
    ("aZ?é日", ["a", "Z", "?", "é", "日"]),
    ("\r\t\u{7F}\n", ["enter", "tab", "backspace", "ctrl+j"]),
    ("\u{00}\u{01}\u{1A}\u{1C}\u{1F}", ["ctrl+space", "ctrl+a", "ctrl+z", "ctrl+\\", "ctrl+_"]),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", ["up", "down", "right", "left"]),
    ("\u{1B}OA\u{1B}OH\u{1B}OF\u{1B}OP\u{1B}OS", ["up", "home", "end", "f1", "f4"]),
    (
      "\u{1B}[1;2A\u{1B}[1;3C\u{1B}[1;5D\u{1B}[1;8H",
      ["shift+up", "alt+right", "ctrl+left", "ctrl+alt+shift+home"]
    ),
    (
      "\u{1B}[3~\u{1B}[5~\u{1B}[6;5~\u{1B}[2~\u{1B}[1~\u{1B}[4~",
      ["delete", "pageup", "ctrl+pagedown", "insert", "home", "end"]
    ),
    ("\u{1B}[15~\u{1B}[24~\u{1B}[1;2P\u{1B}[1;5R", ["f5", "f12", "shift+f1", "ctrl+f3"]),
    ("\u{1B}[[A\u{1B}[[E", ["f1", "f5"]),
    ("\u{1B}[Z", ["shift+tab"]),
    (
      "\u{1B}x\u{1B}X\u{1B}\r\u{1B}\u{7F}\u{1B}é",
      ["alt+x", "alt+shift+x", "alt+enter", "alt+backspace", "alt+é"]
    ),
    ("\u{1B}\u{01}", ["ctrl+alt+a"]),
    ("\u{1B}\u{1B}[A", ["alt+up"]),
    ("\u{1B}[13;2u\u{1B}[27;2;13~\u{1B}[13;3u", ["shift+enter", "shift+enter", "alt+enter"]),
    ("\u{1B}[106;5u\u{1B}[97;6u\u{1B}[27;6;65~", ["ctrl+j", "ctrl+shift+a", "ctrl+shift+a"]),
    (
      "\u{1B}[27u\u{1B}[9;2u\u{1B}[127;5u\u{1B}[32;5u",
      ["escape", "shift+tab", "ctrl+backspace", "ctrl+space"]
    ),
    ("\u{1B}[47:63;4u\u{1B}[97;65u", ["alt+?", "a"]),
    ("\u{1B}[57414u\u{1B}[57417u\u{1B}[57376u", ["enter", "left", "f13"]),
    ("\u{1B}[a\u{1B}Oc\u{1B}[3^", ["shift+up", "ctrl+right", "ctrl+delete"]),
    ("\u{1B}OM\u{1B}Ok\u{1B}Op\u{1B}Oy", ["enter", "+", "0", "9"]),
    ("\u{1B}", ["escape"]), ("\u{1B}\u{1B}", ["escape", "escape"]), ("\u{1B}[", ["alt+["]),
    ("\u{1B}O", ["alt+shift+o"]),
  ]

  @Test(arguments: strokes)
  func `sequences are keys`(sent: String, notations: [String]) {
    #expect(inputs(sent) == keys(notations))
  }

  @Test(arguments: [
    "\u{1B}[?62;22c", "\u{1B}[>41;379;0c", "\u{1B}[?2026;2$y", "\u{1B}[?1u", "\u{1B}[12;40R",
    "\u{1B}]10;rgb:0000/0000/0000\u{1B}\\", "\u{1B}]4;1;rgb:ffff/ffff/ffff\u{07}",
    "\u{1B}P>|xterm(379)\u{1B}\\",
    "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[99;99;99x", "\u{1B}[8;24;80t", "\u{1B}[201~", "\u{1B}[57441;2u",
    "\u{1B}[99;9u", "\u{1B}[97;1:3u", "\u{1B}[M !!", "\u{1B}Oz", "\u{1B}[<35;1;1M",
  ])
  func `answers and unknown sequences are swallowed whole`(_ sent: String) {
    #expect(inputs("a" + sent + "b") == keys(["a", "b"]))
  }

  @Test func `bytes that are no UTF-8 are dropped`() {
    var decoder = InputDecoder()
    #expect(
      decoder.decode([0x61, 0xFF, 0x80, 0xC3, 0x62, 0xE2, 0x82, 0x63, 0xC2, 0x9B]) == keys(["a", "b", "c"]))
  }

  @Test func `focus and mouse are told`() {
    #expect(inputs("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
    let sent = "\u{1B}[<0;3;4M\u{1B}[<0;3;4m\u{1B}[<64;300;1M\u{1B}[<65;1;1M\u{1B}[<34;2;2M\u{1B}[<20;1;1M"
    #expect(
      inputs(sent) == [
        .mouse(Mouse(.press(.left), at: Point(column: 2, row: 3))),
        .mouse(Mouse(.release(.left), at: Point(column: 2, row: 3))),
        .mouse(Mouse(.wheelUp, at: Point(column: 299, row: 0))),
        .mouse(Mouse(.wheelDown, at: Point(column: 0, row: 0))),
        .mouse(Mouse(.drag(.right), at: Point(column: 1, row: 1))),
        .mouse(Mouse(.press(.left), at: Point(column: 0, row: 0), [.shift, .control])),
      ])
  }

  @Test func `a paste is one text, with plain line ends and no controls`() {
    let sent = "x\u{1B}[200~a\rb\r\nc\nd\te\u{1B}[31mf\u{07}\u{7F}\u{9B}g é日\u{1B}[201~y"
    #expect(
      inputs(sent) == [.key(Key(typed: "x")), .paste("a\nb\nc\nd\te[31mfg é日"), .key(Key(typed: "y"))])
  }

  @Test func `keys in a paste are text`() {
    #expect(inputs("\u{1B}[200~\u{1B}[A\u{03}\u{1B}[201~") == [.paste("[A")])
  }

  @Test func `however the bytes are cut, the inputs are the same`() {
    let parts =
      Self.strokes.dropLast(4).map(\.0) + [
        "\u{1B}[200~pasted\r\n\u{1B}[2 日本\u{1B}[201~", "\u{1B}]11;rgb:0/0/0\u{1B}\\", "\u{1B}[<0;3;4M",
        "\u{1B}[M !!z",
        "\u{1B}[I", "😀",
      ]
    let bytes = Array(parts.joined().utf8)
    var whole = InputDecoder()
    let expected = whole.decode(bytes)
    for cut in 0...bytes.count {
      var decoder = InputDecoder()
      let got = decoder.decode(bytes[..<cut]) + decoder.decode(bytes[cut...])
      #expect(got == expected, "cut at \(cut)")
    }
    var single = InputDecoder()
    #expect(bytes.flatMap { single.decode([$0]) } == expected)
  }

  @Test func `only what may be a stroke of Escape waits for time to tell`() {
    var decoder = InputDecoder()
    _ = decoder.decode(Array("\u{1B}".utf8))
    #expect(decoder.hasPendingEscape)
    _ = decoder.decode(Array("[1;".utf8))
    #expect(!decoder.hasPendingEscape)
    #expect(decoder.flush() == [])
    #expect(decoder.decode(Array("5A".utf8)) == keys(["ctrl+up"]))
    _ = decoder.decode([0xE6])
    #expect(!decoder.hasPendingEscape)
  }

  @Test func `an answer that is cut off ends at the next stroke of a control key`() {
    #expect(inputs("\u{1B}]11;rgb:00\rab") == keys(["enter", "a", "b"]))
  }

  @Test func `a terminal's own sequences win`() {
    let extra: [[UInt8]: Key] = [
      Array("\u{1B}[3$".utf8): Key(.delete, .shift), Array("\u{1B}[A".utf8): Key(.home),
    ]
    #expect(inputs("\u{1B}[3$x\u{1B}[A", extra: extra) == keys(["shift+delete", "x", "home"]))
  }

  @Test func `a megabyte is pasted at once`() {
    let text = String(repeating: "0123456789 abcdef\n", count: 60_000)
    let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
    var decoder = InputDecoder()
    var got: [Input] = []
    let time = ContinuousClock().measure {
      for start in stride(from: 0, to: bytes.count, by: 4096) {
        got += decoder.decode(bytes[start..<min(start + 4096, bytes.count)])
      }
    }
    #expect(got == [.paste(text)])
    // Optimised it takes a few milliseconds; this only tells linear from quadratic.
    #expect(time < .seconds(5))
  }

  @Test func `no bytes at all make it stop or lose its way`() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let alphabet: [UInt8] = [
        0x1B, 0x5B, 0x4F, 0x5D, 0x3B, 0x3A, 0x32, 0x30, 0x7E, 0x75, 0x4D, 0x3C, 0xC3, 0xA9, 0xF0, 0x07,
      ]
      let bytes = (0..<40).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      var whole = InputDecoder()
      var single = InputDecoder()
      #expect(whole.decode(bytes) == bytes.flatMap { single.decode([$0]) }, "\(bytes)")
    }
  }
}
