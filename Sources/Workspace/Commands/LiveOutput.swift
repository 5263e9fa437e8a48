import Harness

/// What a running command prints, on its way to the screen: merged to a few pieces a second, and no more than an
/// eye could follow. What is too much is left out here; the model's text and the kept file have their own
/// limits.
struct LiveOutput {
  /// Between two deliveries; each is at most one piece of each stream.
  static let beat = Duration.milliseconds(66)
  /// Bytes a second, and at once.
  static let rate = 64 << 10
  /// Bytes in all. After that only the amount is told.
  static let limit = 512 << 10

  private struct Pending {
    var bytes: [UInt8] = []
    var dropped = 0
  }

  private var pending: [OutputStream: Pending] = [:]
  private var order: [OutputStream] = []
  private var allowance = LiveOutput.rate
  private var delivered = 0
  private var total = 0
  private var toldTotal = 0
  private var last: ContinuousClock.Instant?
  private let start = ContinuousClock.now

  /// Takes more; the bytes do not end within a character.
  mutating func add(_ bytes: [UInt8], from stream: OutputStream) {
    guard !bytes.isEmpty else { return }
    total += bytes.count
    guard delivered < Self.limit else { return }
    if pending[stream] == nil { order.append(stream) }
    pending[stream, default: Pending()].bytes += bytes
    guard let count = pending[stream]?.bytes.count, count > 2 * Self.rate else { return }
    pending[stream]?.bytes.removeFirst(count - Self.rate)
    pending[stream]?.dropped += count - Self.rate
  }

  /// When the next delivery is due; `nil` when nothing waits.
  var due: ContinuousClock.Instant? {
    if delivered >= Self.limit {
      return total > toldTotal ? last.map { $0 + .seconds(1) } : nil
    }
    return order.isEmpty ? nil : (last.map { $0 + Self.beat } ?? start)
  }

  /// What to tell now: nothing before it is due, unless this is the end.
  mutating func deliver(at now: ContinuousClock.Instant, isLast: Bool = false) -> [ToolProgress] {
    guard let due, isLast || now >= due else { return [] }
    if delivered >= Self.limit {
      last = now
      toldTotal = total
      return [.partial(.string("\(ByteCount.text(total)) so far"))]
    }
    if let last {
      let earned = Double(Self.rate) * ((now - last) / .seconds(1))
      allowance = min(Self.rate, allowance + Int(min(earned, Double(Self.rate))))
    }
    last = now
    let progress = order.compactMap { stream in pending[stream].map { piece($0, from: stream) } }
    order = []
    pending = [:]
    return progress
  }

  private mutating func piece(_ pending: Pending, from stream: OutputStream) -> ToolProgress {
    // Of too much, the newest part tells most.
    var bytes = pending.bytes.suffix(allowance)
    if bytes.startIndex > 0 || pending.dropped > 0 { bytes = bytes.drop { 0x80...0xBF ~= $0 } }
    allowance -= bytes.count
    delivered += bytes.count
    let missing = pending.dropped + pending.bytes.count - bytes.count
    let mark = missing > 0 ? "\n[... \(ByteCount.text(missing)) not shown ...]\n" : ""
    return .output(mark + String(decoding: bytes, as: UTF8.self), stream: stream)
  }
}
