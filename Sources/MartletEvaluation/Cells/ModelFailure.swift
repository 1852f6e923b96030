import MartletForecasting

/// A model that is in no table of an evaluation, since one of its fits failed.
///
/// Models are compared on the same forecasts: one that lacks some of them takes no part.
public struct ModelFailure: Sendable {
  /// The column that it would have.
  public let label: String
  /// Its place among the models of the run, those that failed counted too.
  public let place: Int
  /// The seeds that it was to be fitted with.
  public let seedCount: Int
  /// The first of its fits that failed, in the order of the cells.
  public let error: CellError
  /// What the cells before that one computed: no later row may take away what was forecast before it.
  var before: [(cell: Cell, result: CellResult)] = []

  package init(label: String, place: Int, seedCount: Int, error: CellError) {
    self.label = label
    self.place = place
    self.seedCount = seedCount
    self.error = error
  }
}

extension Backtest {
  /// The models that failed in some cell, and what the others computed.
  ///
  /// - Parameters:
  ///   - cells: Those of a run.
  ///   - outcomes: What became of each; nil for one that was not begun, after a failure of its model.
  ///   - asked: Whether the model of a place was asked for.
  /// - Throws: The first error where no model is left that was asked for, an error of naive, and whatever
  ///   is no failure of a model.
  static func parted(
    _ cells: [Cell], _ outcomes: [Result<CellResult, any Error>?], _ models: [Model], seeds: Int,
    asked: (Int) -> Bool
  ) throws -> (results: [(cell: Cell, result: CellResult)], failures: [ModelFailure]) {
    var failures: [Int: ModelFailure] = [:]
    var results: [(cell: Cell, result: CellResult)] = []
    var first: CellError?
    for (cell, outcome) in zip(cells, outcomes) where failures[cell.model] == nil {
      guard case .failure(let failure) = outcome else {
        if let result = try outcome?.get() { results.append((cell, result)) }
        continue
      }
      let model = models[cell.model]
      // No table is without naive.
      guard let error = failure as? CellError, !(model.forecaster is Naive) else { throw failure }
      first = first ?? error
      failures[cell.model] = ModelFailure(
        label: model.label, place: cell.model, seedCount: model.forecaster.isRandom ? seeds : 1,
        error: error)
    }
    for place in failures.keys {
      failures[place]?.before = results.filter { $0.cell.model == place }
    }
    if let first, !models.indices.contains(where: { asked($0) && failures[$0] == nil }) {
      throw first
    }
    return (
      results.filter { failures[$0.cell.model] == nil },
      failures.values.sorted { $0.place < $1.place }
    )
  }
}
