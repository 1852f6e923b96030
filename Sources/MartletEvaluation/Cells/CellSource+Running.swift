extension CellSource {
  /// What became of a cell.
  private struct Finished: Sendable {
    let result: CellResult
    /// Nil where nothing is kept.
    var checksum: String?
    var isNew = true
  }

  /// Computes cells on several cores, but takes those from a store that it has.
  ///
  /// A failure is computed anew: its cause is known by its words alone in a store.
  ///
  /// - Parameters:
  ///   - jobs: Cells that run at a time.
  ///   - finished: Called after each cell with the number done so far, one call at a time.
  /// - Throws: `CancellationError` when the task is cancelled.
  func run(
    _ cells: [CellPlace], jobs: Int, store: (any CellStore)?,
    finished: (_ done: Int, _ cell: CellPlace) -> Void
  ) async throws -> GatheredCells {
    var gathered = GatheredCells(cells, of: self)
    store?.expect(cells.count)
    try await Workers.run(
      cells, jobs: jobs, group: \.model, isFailure: { $0.result.failure != nil },
      { place in
        guard let store else { return Finished(result: result(of: place)) }
        let checksum = checksum(of: place)
        if let known = store.result(checksum: checksum), known.failure == nil {
          return Finished(result: known, checksum: checksum, isNew: false)
        }
        return Finished(result: result(of: place), checksum: checksum)
      }
    ) { done, index, outcome in
      if let outcome {
        gathered.add(outcome.result, ofCell: index)
        if let checksum = outcome.checksum {
          store?.keep(outcome.result, checksum: checksum, isNew: outcome.isNew)
        }
      }
      finished(done, cells[index])
    }
    return gathered
  }
}
