#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system must give to a run: threads, and room for their memory.
///
/// The runtime waits for ever for a thread that the system refuses, so it is asked before.
enum ProcessLimits {
  /// Address space beside the threads for data, networks and the product's buffers.
  private static let room = 256 << 20

  /// - Throws: `LimitError` where there are too few threads or too little memory for any run.
  static func check() throws(LimitError) {
    // Those of the tasks, and two of the runtime's own.
    let reason = start(threads: Terminal.coreCount + 2)
    guard reason == 0 else {
      throw LimitError(what: "threads cannot be started here", reason: reason)
    }
    let space = mmap(nil, room, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard space != MAP_FAILED else {
      throw LimitError(what: "there is too little memory to begin with", reason: errno)
    }
    munmap(space, room)
  }

  /// Starts threads that are there at the same time, as those of a run, each with memory of its own.
  /// - Returns: 0, or the number of the error that kept one from starting.
  private static func start(threads count: Int) -> CInt {
    var gate = pthread_mutex_t()
    pthread_mutex_init(&gate, nil)
    pthread_mutex_lock(&gate)
    var threads: [Thread] = []
    var failure: CInt = 0
    while threads.count < count, failure == 0 {
      var thread = Thread()
      failure = pthread_create(&thread, nil, passGate, &gate)
      if failure == 0 { threads.append(thread) }
    }
    pthread_mutex_unlock(&gate)
    for thread in threads { join(thread) }
    pthread_mutex_destroy(&gate)
    return failure
  }
}

#if canImport(Glibc)
  private typealias Thread = pthread_t

  private func join(_ thread: Thread) { pthread_join(thread, nil) }

  private func passGate(_ gate: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? { pass(gate) }
#else
  private typealias Thread = pthread_t?

  private func join(_ thread: Thread) { if let thread { pthread_join(thread, nil) } }

  private func passGate(_ gate: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? { pass(gate) }
#endif

/// The life of a thread: as long as the gate is shut.
private func pass(_ gate: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  free(malloc(1))  // the first makes a thread's own heap
  guard let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self) else { return nil }
  pthread_mutex_lock(gate)
  pthread_mutex_unlock(gate)
  return nil
}

/// What the system does not give.
struct LimitError: Error {
  let what: String
  let reason: CInt

  var message: String { "\(what): \(String(cString: strerror(reason)))" }
  var hint: String {
    "allow this user more processes (ulimit -u) or this process more memory (ulimit -v)"
  }
}
