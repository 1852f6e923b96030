public import MartletForecasting
public import MartletNumerics
public import MartletPanels

/// A model that learns from each series by itself, from its values and nothing else.
///
/// It works on what the level transform makes of the target (``Transform/level``), as the baselines
/// do, and on values divided by a power of two, so that none is larger than 2: neither squares of
/// 1e300 nor those of 1e-300 leave the range of a Double, and a change of unit by a power of two
/// changes no bit. Values that hardly move beside their level are taken from the first one on
/// (``movesWithLevel``).
public protocol UnivariateForecaster: Forecaster where Fitted == FittedUnivariate {
  /// Learns from one series.
  ///
  /// - Parameters:
  ///   - values: Finite, in the order of time, none larger than 2.
  ///   - seasonLength: Rows in a season; 1 for none.
  /// - Throws: `ModelError` for values that the model does not take.
  func learn(_ values: [Double], seasonLength: Int) throws(ModelError) -> any UnivariateFit

  /// Whether a constant added to all values is added to the forecast and changes nothing else, as
  /// where nothing multiplies.
  var movesWithLevel: Bool { get }
}

/// What a model learnt of one series.
public protocol UnivariateFit: Sendable {
  /// Goes through the values with the parameters of the fit, and on.
  ///
  /// - Parameters:
  ///   - values: Those of the fit, and newer ones after them where there are any.
  ///   - steps: H.
  func path(after values: [Double], steps: Int) -> UnivariatePath
}

extension UnivariateForecaster {
  public var movesWithLevel: Bool { false }
  public var uses: ModelUses { .newestRows }
  public var taskOptions: Set<String> { ForecastTask.optionsOfRows }
  public func rowsLearnt(for task: ForecastTask) -> Int? {
    task.rowsOfSeries(least: minimumRows(for: task))
  }

  /// Learns from the newest rows of each series by itself, after the level transform of the task;
  /// chance plays no part.
  ///
  /// - Throws: `ModelError` for too few rows or values that the model does not take, `DataError`
  ///   for values that the transform does not take.
  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> FittedUnivariate {
    try learn(panel, task)
  }

  /// Learns from the newest rows of each series of a panel.
  func learn(_ panel: AsOfPanel, _ task: ForecastTask) throws -> FittedUnivariate {
    let most = rowsLearnt(for: task)
    let members = try panel.histories.map { whole in
      let history = most.map(whole.suffix) ?? whole
      let needed = minimumRows(for: task)
      guard history.count >= needed else {
        throw ModelError.tooFewRows(model: name, rows: history.count, needed: needed)
      }
      let transform = try task.transform.level.fit(to: history, seasonLength: task.seasonLength)
      let values = try transform.apply(to: history)
      if let row = values.firstIndex(where: { !$0.isFinite }) {
        throw ModelError.valueNotFinite(time: history.label(row: history.rows.lowerBound + row))
      }
      let origin = movesWithLevel ? FittedUnivariate.origin(of: Array(values)) : 0
      let moved = values.map { $0 - origin }
      let scale = UnivariatePath.scale(of: moved)
      let learnt: any UnivariateFit
      do throws(ModelError) {
        learnt = try learn(moved.map { $0 / scale }, seasonLength: task.seasonLength)
      } catch {
        throw error.times(scale)
      }
      return FittedUnivariate.Member(
        fit: learnt, transform: transform, firstRow: history.rows.lowerBound, origin: origin,
        scale: scale)
    }
    return FittedUnivariate(horizon: task.horizon, members: members)
  }
}
