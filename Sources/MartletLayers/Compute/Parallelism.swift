import Synchronization

/// The threads that work on one large operation together.
///
/// An operation is cut into pieces by its size alone, never by the number of threads, and no two
/// pieces write the same number: so the threads change no bit of a result.
package struct Parallelism: Sendable, Hashable {
  package let threads: Int

  /// One thread, the caller's.
  package static let serial = Parallelism(threads: 1)

  package init(threads: Int) {
    precondition(threads > 0, "Parallelism: \(threads) threads")
    self.threads = threads
  }

  /// Calls `work` once for each piece, on any thread, and returns when all are done.
  package func perform(pieces: Int, _ work: (_ piece: Int) -> Void) {
    guard threads > 1, pieces > 1 else {
      for piece in 0..<pieces { work(piece) }
      return
    }
    let next = Atomic(0)
    // A piece goes to whichever thread is free.
    ThreadPool.perform(threads: min(threads, pieces) - 1) {
      while true {
        let piece = next.add(1, ordering: .relaxed).oldValue
        guard piece < pieces else { return }
        work(piece)
      }
    }
  }

  /// A loop over so many numbers is a piece: some ten microseconds, and whole blocks of any kernel.
  private static let pieceOfLoop = 1 << 15

  /// Calls `work` with ranges that cover the numbers 0..<count, for loops that take each by itself.
  package func perform(numbers count: Int, _ work: (Range<Int>) -> Void) {
    perform(count, length: Self.pieceOfLoop, work)
  }

  /// Calls `work` with ranges that cover the rows of a matrix, for loops that take each by itself.
  package func perform(rowsOf matrix: Matrix, _ work: (Range<Int>) -> Void) {
    perform(matrix.rows, length: max(1, Self.pieceOfLoop / max(1, matrix.columns)), work)
  }

  private func perform(_ count: Int, length: Int, _ work: (Range<Int>) -> Void) {
    perform(pieces: (count + length - 1) / length) { piece in
      work(piece * length..<min((piece + 1) * length, count))
    }
  }
}
