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
  var before: [(place: CellPlace, result: CellResult)] = []

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
  /// - Throws: The first error where no model is left that was asked for, and an error of naive.
  static func parted(
    _ cells: [CellPlace], _ outcomes: [CellResult?], _ models: [Model], seeds: Int,
    asked: (Int) -> Bool
  ) throws(CellError) -> (
    results: [(place: CellPlace, result: CellResult)], failures: [ModelFailure]
  ) {
    var failures: [Int: ModelFailure] = [:]
    var results: [(place: CellPlace, result: CellResult)] = []
    var first: CellError?
    for (place, outcome) in zip(cells, outcomes) where failures[place.model] == nil {
      guard let result = outcome else { continue }
      guard let error = result.failure else {
        results.append((place, result))
        continue
      }
      let model = models[place.model]
      // No table is without naive.
      guard !model.isNaive else { throw error }
      first = first ?? error
      failures[place.model] = ModelFailure(
        label: model.label, place: place.model, seedCount: model.fits(of: seeds), error: error)
    }
    for model in failures.keys {
      failures[model]?.before = results.filter { $0.place.model == model }
    }
    if let first, !models.indices.contains(where: { asked($0) && failures[$0] == nil }) {
      throw first
    }
    return (
      results.filter { failures[$0.place.model] == nil },
      failures.values.sorted { $0.place < $1.place }
    )
  }
}
