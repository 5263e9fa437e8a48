import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A server on this machine that does exactly what a test says, byte by byte, one request per connection.
final class LoopbackServer: Sendable {
  /// What it does with a request, in order. It closes the connection after the last act.
  enum Act: Sendable {
    /// Sends bytes at once.
    case send([UInt8])
    /// Stays silent until the client closes the connection.
    case hold
    /// Waits until the test calls `proceed`.
    case wait
  }

  /// A request it got.
  struct Received: Hashable, Sendable {
    var method = ""
    var path = ""
    var headers: [String: String] = [:]
    var body = ""
  }

  /// Where it listens.
  let port: UInt16
  private let listener: Int32
  private let log = Mutex<[Received]>([])
  private let left: AsyncStream<Void>
  private let leaving: AsyncStream<Void>.Continuation
  private let gate = DispatchSemaphore(value: 0)

  /// Begins to listen.
  ///
  /// - Parameter answer: given a request and how many came before it.
  init(_ answer: @escaping @Sendable (Received, Int) -> [Act]) throws {
    (left, leaving) = AsyncStream.makeStream(of: Void.self)
    (listener, port) = try Self.open()
    let listener = listener
    DispatchQueue(label: "server").async { [weak self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else {
          // Closed here and not by whoever lets go of the server: else the number could be another server's by the time
          // it is accepted on again.
          close(listener)
          return
        }
        // A queue of its own: the shared ones run few blocks at a time, and these wait.
        DispatchQueue(label: "connection").async { [weak self] in
          self?.serve(client, answer)
          close(client)
        }
      }
    }
  }

  deinit { stop() }

  /// Refuses connections from here on. To let go of the server does it too, but only when none is being answered.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  /// A server that always does the same.
  convenience init(always acts: [Act]) throws {
    try self.init { _, _ in acts }
  }

  /// Its address, with the path of the protocol.
  var address: String { "http://127.0.0.1:\(port)/v1" }

  /// The requests so far.
  var received: [Received] { log.withLock { $0 } }

  /// Returns when a client closed a connection that was held.
  func clientLeft() async {
    for await _ in left { return }
  }

  /// Lets one connection go on that waits.
  func proceed() { gate.signal() }

  private func serve(_ client: Int32, _ answer: (Received, Int) -> [Act]) {
    guard let request = Self.read(client) else { return }
    let before = log.withLock { log in
      log.append(request)
      return log.count - 1
    }
    for act in answer(request, before) {
      switch act {
      case .send(let bytes): Self.write(bytes, client)
      case .wait: gate.wait()
      case .hold:
        var byte: UInt8 = 0
        while recv(client, &byte, 1, 0) > 0 {}
        leaving.yield()
      }
    }
    shutdown(client, Int32(SHUT_WR))
  }

  private static func open() throws -> (Int32, UInt16) {
    #if canImport(Glibc)
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard bind(listener, address, length) == 0, listen(listener, 64) == 0 else { return Int32(-1) }
        return getsockname(listener, address, &length)
      }
    }
    struct Failure: Error { let number: Int32 }
    guard code == 0 else { throw Failure(number: errno) }
    return (listener, UInt16(bigEndian: address.sin_port))
  }

  private static func write(_ bytes: [UInt8], _ client: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      #if canImport(Glibc)
        let flags = Int32(MSG_NOSIGNAL)
      #else
        let flags: Int32 = 0
      #endif
      let count = rest.withUnsafeBytes { send(client, $0.baseAddress, $0.count, flags) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func read(_ client: Int32) -> Received? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    var head: Received?
    var headLength = 0
    while true {
      if head == nil, let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
        head = parse(String(decoding: bytes[..<end.lowerBound], as: UTF8.self))
        headLength = end.upperBound
      }
      if var request = head {
        let length = request.headers["content-length"].flatMap { Int($0) } ?? 0
        if bytes.count >= headLength + length {
          request.body = String(decoding: bytes[headLength..<headLength + length], as: UTF8.self)
          return request
        }
      }
      let count = recv(client, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      // The first byte of a client that wants encryption.
      if bytes.isEmpty, chunk[0] == 0x16 { return Received(method: "TLS") }
      bytes += chunk[..<count]
    }
  }

  private static func parse(_ head: String) -> Received {
    let lines = head.split(separator: "\r\n")
    let words = lines[0].split(separator: " ")
    var request = Received(method: String(words[0]), path: String(words[1]))
    for line in lines.dropFirst() {
      let parts = line.split(separator: ": ", maxSplits: 1)
      request.headers[parts[0].lowercased()] = parts.count > 1 ? String(parts[1]) : ""
    }
    return request
  }
}
