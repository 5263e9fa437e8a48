import Harness
import Testing

@testable import Workspace

struct LiveOutputTests {
  private final class Live {
    private var output = LiveOutput()

    var due: ContinuousClock.Instant? { output.due }

    func add(_ bytes: [UInt8], from stream: OutputStream) { output.add(bytes, from: stream) }

    func deliver(at now: ContinuousClock.Instant, isLast: Bool = false) -> [ToolProgress] {
      output.deliver(at: now, isLast: isLast)
    }
  }

  private func bytes(_ count: Int) -> [UInt8] { Array(repeating: UInt8(ascii: "x"), count: count) }

  private func text(_ count: Int) -> String { String(repeating: "x", count: count) }

  @Test func `the first piece goes out at once, the next ones together a beat later`() {
    let live = Live()
    live.add(Array("a".utf8), from: .stdout)
    let now = ContinuousClock.now
    #expect(live.deliver(at: now) == [.output("a", stream: .stdout)])
    live.add(Array("b".utf8), from: .stderr)
    live.add(Array("c".utf8), from: .stdout)
    live.add(Array("d".utf8), from: .stderr)
    #expect(live.deliver(at: now + .milliseconds(65)) == [])
    #expect(live.due == now + LiveOutput.beat)
    #expect(
      live.deliver(at: now + .milliseconds(66)) == [
        .output("bd", stream: .stderr), .output("c", stream: .stdout),
      ])
    #expect(live.due == nil)
  }

  @Test func `the end does not wait`() {
    let live = Live()
    live.add(Array("a".utf8), from: .stdout)
    let now = ContinuousClock.now
    _ = live.deliver(at: now)
    live.add(Array("b".utf8), from: .stdout)
    #expect(live.deliver(at: now, isLast: true) == [.output("b", stream: .stdout)])
  }

  @Test func `of more than 64 KB a second only the newest is told`() {
    let live = Live()
    live.add(bytes(100 << 10), from: .stdout)
    let now = ContinuousClock.now
    #expect(
      live.deliver(at: now) == [.output("\n[... 36 KB not shown ...]\n" + text(64 << 10), stream: .stdout)])
    live.add(bytes(64 << 10), from: .stdout)
    #expect(
      live.deliver(at: now + .milliseconds(500)) == [
        .output("\n[... 32 KB not shown ...]\n" + text(32 << 10), stream: .stdout)
      ])
  }

  @Test func `after 512 KB only the amount is told, once a second`() {
    let live = Live()
    var now = ContinuousClock.now
    for _ in 0..<8 {
      live.add(bytes(64 << 10), from: .stdout)
      #expect(live.deliver(at: now) == [.output(text(64 << 10), stream: .stdout)])
      now += .seconds(1)
    }
    live.add(bytes(512 << 10), from: .stderr)
    #expect(live.deliver(at: now) == [.partial("1 MB so far")])
    #expect(live.due == nil)
    live.add(bytes(512 << 10), from: .stdout)
    #expect(live.deliver(at: now + .milliseconds(999)) == [])
    #expect(live.deliver(at: now + .seconds(1)) == [.partial("1.5 MB so far")])
  }

  @Test(
    arguments: [
      ([[0xC3], [0xA9]], [[], [0xC3, 0xA9]]),
      ([[0x61, 0xF0, 0x9F], [0x98], [0x80, 0x62]], [[0x61], [], [0xF0, 0x9F, 0x98, 0x80, 0x62]]),
      ([[0xFF], [0x80]], [[0xFF], [0x80]]),
      ([[0xE2, 0x82, 0xAC]], [[0xE2, 0x82, 0xAC]]),
      ([[0xC3], [0xC3], [0x41]], [[], [0xC3], [0xC3, 0x41]]),
    ] as [([[UInt8]], [[UInt8]])])
  func `an incomplete character waits for its rest`(pieces: [[UInt8]], expected: [[UInt8]]) {
    var carry = UTF8Carry()
    let taken = pieces.map { carry.take($0[...]) }
    #expect(taken == expected)
  }
}
