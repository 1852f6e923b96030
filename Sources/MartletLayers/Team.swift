import Dispatch
import Synchronization

/// The threads that work on one large operation together.
///
/// An operation is cut into pieces by its size alone, never by the number of threads, and no two
/// pieces write the same number: so the threads change no bit of a result.
package struct Team: Sendable, Hashable {
  package let threads: Int

  /// One thread, the caller's.
  package static let single = Team(threads: 1)

  package init(threads: Int) {
    precondition(threads > 0, "Team: \(threads) threads")
    self.threads = threads
  }

  /// Calls `work` once for each piece, on any thread, and returns when all are done.
  package func perform(pieces: Int, _ work: (_ piece: Int) -> Void) {
    guard threads > 1, pieces > 1 else {
      for piece in 0..<pieces { work(piece) }
      return
    }
    let next = Atomic(0)
    // A piece goes to whichever thread is free. The closure ends before this function does.
    withoutActuallyEscaping(work) { work in
      nonisolated(unsafe) let work = work
      DispatchQueue.concurrentPerform(iterations: min(threads, pieces)) { _ in
        while true {
          let piece = next.add(1, ordering: .relaxed).oldValue
          guard piece < pieces else { return }
          work(piece)
        }
      }
    }
  }
}
