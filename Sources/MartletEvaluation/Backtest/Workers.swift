/// Runs pieces of work on several cores and gathers the results in the order of the pieces.
enum Workers {
  /// - Parameters:
  ///   - jobs: Pieces that run at a time.
  ///   - finished: Called after each piece with the number done so far, one call at a time.
  /// - Throws: The error of the first failing piece in their order, whatever the number of jobs:
  ///   pieces start in order, and those under way are waited for.
  static func map<Piece: Sendable, Result: Sendable>(
    _ pieces: [Piece], jobs: Int, finished: (Int, Piece) -> Void,
    _ work: @escaping @Sendable (Piece) throws -> Result
  ) async throws -> [Result] {
    var results = [Result?](repeating: nil, count: pieces.count)
    var failure: (index: Int, error: any Error)?
    try await withThrowingTaskGroup(of: (Int, Swift.Result<Result, any Error>).self) { group in
      var next = 0
      func startNext() {
        guard next < pieces.count, failure == nil, !Task.isCancelled else { return }
        let (index, piece) = (next, pieces[next])
        group.addTask { (index, Swift.Result { try work(piece) }) }
        next += 1
      }
      for _ in 0..<max(jobs, 1) { startNext() }
      var done = 0
      while let (index, outcome) = try await group.next() {
        switch outcome {
        case .success(let result):
          results[index] = result
          done += 1
          finished(done, pieces[index])
        case .failure(let error):
          if index < failure?.index ?? .max { failure = (index, error) }
        }
        startNext()
      }
    }
    if let failure { throw failure.error }
    try Task.checkCancellation()
    return results.compactMap { $0 }
  }
}
