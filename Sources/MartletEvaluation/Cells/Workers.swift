/// Runs pieces of work on several cores and gathers the results in the order of the pieces.
enum Workers {
  /// What became of each piece; nil for one that was not begun, since another of its group had failed.
  ///
  /// Pieces start in order, so that the first failure of a group in that order is the same one whatever
  /// the number of jobs.
  ///
  /// - Parameters:
  ///   - jobs: Pieces that run at a time.
  ///   - group: What fails together.
  ///   - finished: Called after each piece with the number done so far, one call at a time.
  ///   - isFailure: Whether a result is a failure of its group.
  /// - Throws: `CancellationError` when the task is cancelled; pieces under way are waited for.
  static func outcomes<Piece: Sendable, Result: Sendable>(
    _ pieces: [Piece], jobs: Int, group: (Piece) -> Int, isFailure: (Result) -> Bool,
    finished: (Int, Piece) -> Void, _ work: @escaping @Sendable (Piece) -> Result
  ) async throws -> [Result?] {
    var outcomes = [Result?](repeating: nil, count: pieces.count)
    var failed: Set<Int> = []
    try await withThrowingTaskGroup(of: (Int, Result).self) { tasks in
      var (next, done) = (0, 0)
      func finish(_ index: Int) {
        done += 1
        finished(done, pieces[index])
      }
      func startNext() {
        while next < pieces.count, failed.contains(group(pieces[next])) {
          finish(next)
          next += 1
        }
        guard next < pieces.count, !Task.isCancelled else { return }
        let (index, piece) = (next, pieces[next])
        tasks.addTask { (index, work(piece)) }
        next += 1
      }
      for _ in 0..<max(jobs, 1) { startNext() }
      while let (index, outcome) = try await tasks.next() {
        outcomes[index] = outcome
        if isFailure(outcome) { failed.insert(group(pieces[index])) }
        finish(index)
        startNext()
      }
    }
    try Task.checkCancellation()
    return outcomes
  }
}
