/// Runs pieces of work on several cores.
enum Workers {
  /// Computes each piece, but those of a group in which another has failed.
  ///
  /// Pieces start in order, so that the first failure of a group in that order is the same one whatever
  /// the number of jobs.
  ///
  /// - Parameters:
  ///   - jobs: Pieces that run at a time.
  ///   - group: What fails together.
  ///   - isFailure: Whether a result is a failure of its group.
  ///   - finished: Called after each piece, one call at a time, with the number done so far, the place of the
  ///     piece, and its result; nil for one that was not begun.
  /// - Throws: `CancellationError` when the task is cancelled; pieces under way are waited for.
  static func run<Piece: Sendable, Result: Sendable>(
    _ pieces: [Piece], jobs: Int, group: (Piece) -> Int, isFailure: (Result) -> Bool,
    _ work: @escaping @Sendable (Piece) -> Result,
    finished: (_ done: Int, _ index: Int, Result?) -> Void
  ) async throws {
    var failed: Set<Int> = []
    try await withThrowingTaskGroup(of: (Int, Result).self) { tasks in
      var (next, done) = (0, 0)
      func finish(_ index: Int, _ result: Result?) {
        done += 1
        finished(done, index, result)
      }
      func startNext() {
        while next < pieces.count, failed.contains(group(pieces[next])) {
          finish(next, nil)
          next += 1
        }
        guard next < pieces.count, !Task.isCancelled else { return }
        let (index, piece) = (next, pieces[next])
        tasks.addTask { (index, work(piece)) }
        next += 1
      }
      for _ in 0..<max(jobs, 1) { startNext() }
      while let (index, result) = try await tasks.next() {
        if isFailure(result) { failed.insert(group(pieces[index])) }
        finish(index, result)
        startNext()
      }
    }
    try Task.checkCancellation()
  }
}
