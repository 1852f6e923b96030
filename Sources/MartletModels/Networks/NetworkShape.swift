import MartletForecasting
import MartletLayers
import MartletPanels
import MartletTraining

/// What the rows of a network hold, and what it is to say of each.
///
///     input    [target L | past covariates L each | known ahead L + H each | mask L | statics]
///     output   [k blocks of H]
///
/// Oldest value first in every part. The mask is there where short series are padded.
public struct NetworkShape: Sendable, Hashable {
  /// L: rows that a network looks back.
  public var lookback: Int
  /// H: steps ahead.
  public var horizon: Int
  /// k: numbers for each step that the loss wants, mostly 1.
  public var outputsPerStep: Int
  /// How many past covariates.
  public var pastCovariates: Int
  /// How many covariates that are known ahead.
  public var futureCovariates: Int
  /// Whether a mask tells padding from values.
  public var hasMask: Bool
  /// How many numbers that do not change in time.
  public var staticCovariates: Int
  /// Whether the target is of changes, whose last value is no level to start a forecast from.
  public var isOfChanges = false

  /// Rows of the target alone unless more is said.
  public init(
    lookback: Int, horizon: Int, outputsPerStep: Int = 1, pastCovariates: Int = 0,
    futureCovariates: Int = 0, hasMask: Bool = false, staticCovariates: Int = 0
  ) {
    self.lookback = lookback
    self.horizon = horizon
    self.outputsPerStep = outputsPerStep
    self.pastCovariates = pastCovariates
    self.futureCovariates = futureCovariates
    self.hasMask = hasMask
    self.staticCovariates = staticCovariates
  }

  /// The shape of the rows that a panel and a task make.
  init(of panel: AsOfPanel, _ task: ForecastTask) {
    let first = panel.histories.first
    self.init(
      lookback: task.inputSize, horizon: task.horizon,
      outputsPerStep: task.training.loss.outputsPerTarget,
      pastCovariates: first?.pastCovariates.count ?? 0,
      futureCovariates: first?.futureCovariates.count ?? 0, hasMask: task.isPadded,
      staticCovariates: first?.staticCovariates.count ?? 0)
    isOfChanges = task.isOfChanges
  }

  /// The layers, with the last value of the target added to the forecast where that is its level.
  ///
  /// - Parameter subtracts: Whether the layers see the window less that value.
  func aroundLevel(_ layers: [LayerSpec], subtracts: Bool = false) -> [LayerSpec] {
    isOfChanges
      ? layers
      : [.lastValueNorm(length: lookback, outputs: horizon, subtracts: subtracts, layers)]
  }

  /// Numbers in a row.
  public var inputs: Int { statics.upperBound }
  /// Numbers to say.
  public var outputs: Int { outputsPerStep * horizon }

  /// Where the target stands in a row.
  public var target: Range<Int> { 0..<lookback }
  /// Where the past covariates stand, one after the other.
  public var past: Range<Int> { after(target, pastCovariates * lookback) }
  /// Where the covariates known ahead stand, one after the other.
  public var future: Range<Int> { after(past, futureCovariates * (lookback + horizon)) }
  /// Where the mask stands; empty where there is none.
  public var mask: Range<Int> { after(future, hasMask ? lookback : 0) }
  /// Where the static covariates stand.
  public var statics: Range<Int> { after(mask, staticCovariates) }

  /// How many parts of a row are exactly as long as the lookback, the target among them.
  public var channels: Int { 1 + pastCovariates + (hasMask ? 1 : 0) }

  private func after(_ part: Range<Int>, _ count: Int) -> Range<Int> {
    part.upperBound..<(part.upperBound + count)
  }
}
