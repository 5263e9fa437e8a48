#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A port of this machine. Whether anybody listens there is asked without the HTTP library: loading that costs more
/// than all else at the start, and on most machines nobody does.
enum LoopbackPort {
  /// Whether the system refuses connections to a place like `127.0.0.1:8080`. False for places written in another way,
  /// and whenever it is not certain.
  static func isClosed(_ place: String) -> Bool {
    let parts = place.split(separator: ":")
    guard parts.count == 2, parts[0] == "127.0.0.1", let port = UInt16(parts[1]) else { return false }
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // A listener with a full queue would keep the call waiting.
    guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0, fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else {
      return false
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == -1 else { return false }
    return errno == EINPROGRESS ? reason(descriptor) == ECONNREFUSED : errno == ECONNREFUSED
  }

  /// This machine answers itself at once; when it does not within this time, the port counts as open.
  private static let patience: Int32 = 20

  /// What became of a connection that was begun.
  private static func reason(_ descriptor: Int32) -> Int32 {
    var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard poll(&watched, 1, patience) == 1 else { return 0 }
    var reason: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    guard getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &reason, &size) == 0 else { return 0 }
    return reason
  }
}
