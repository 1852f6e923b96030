public import MartletForecasting

/// What a cell computed, or why it computed nothing: a small value that can be stored and read back
/// without losing a bit.
public struct CellResult: Sendable {
  /// What was computed.
  public let cell: Cell
  /// For each fold of the cell a forecast path of each of its series; empty for one that takes no part.
  public package(set) var paths: [[[Double]]] = []
  /// The model's own quantiles: fold, series, level, step; nil where it has none.
  public package(set) var quantiles: [[[[Double]]]]?
  /// Sample paths from the last fold: series, draw, step; nil where none were wanted or there are none.
  public package(set) var draws: [[[Double]]]?
  /// The parts of the forecast of each series; nil where none were wanted or there are none.
  public package(set) var parts: [ForecastDecomposition?]?
  /// Wall-clock seconds of the fit: the only number that differs from run to run.
  public package(set) var fitSeconds = 0.0
  /// How a network's losses went down; nil for other models.
  public package(set) var learningCurve: LearningCurve?
  /// The same of the networks that an ensemble or an automatic choice is made of; empty for other models.
  public package(set) var memberCurves: [MemberCurve] = []
  /// How the model was chosen, where it was.
  public package(set) var choice: ModelChoice?
  /// Why there are no forecasts; nil where there are.
  public package(set) var failure: CellError?

  init(_ cell: Cell) { self.cell = cell }
}
