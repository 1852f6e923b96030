import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a signal says that it came: a handler may do little more than write to a pipe.
private nonisolated(unsafe) var pipeEnd: Int32 = -1

/// The wish of a user or of the system that the process end, heard as long as this value is there.
final class Interruption {
  private let source: any DispatchSourceRead
  /// The signals that are heard: those that were not ignored before, as in the background of a shell.
  private var signals: [Int32] = []

  /// - Parameter heard: Called with the number of the signal, on a thread of its own.
  /// - Throws: `LimitError` where the system gives no pipe.
  init(_ heard: @escaping @Sendable (Int32) -> Void) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw LimitError(what: "no pipe can be opened here", reason: errno)
    }
    let reader = ends[0]
    pipeEnd = ends[1]
    source = DispatchSource.makeReadSource(
      fileDescriptor: reader, queue: DispatchQueue(label: "martlet.interruption"))
    source.setEventHandler {
      var number: UInt8 = 0
      if read(reader, &number, 1) == 1 { heard(Int32(number)) }
    }
    source.resume()
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let old = signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(pipeEnd, &byte, 1)
      }
      if unsafeBitCast(old, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      } else {
        signals.append(number)
      }
    }
  }

  /// From now on signals do what they do to any process.
  func end() {
    for number in signals { signal(number, SIG_DFL) }
    source.cancel()
  }
}
