import MartletForecasting
import MartletNumerics
import MartletPanels

/// What models are compared by: the loss of the metric, fold by fold and series by series.
extension BacktestResult {
  /// The loss of a model in each fold, averaged over seeds and series: one observation a fold, so that the
  /// dependence inside a path is not taken for evidence.
  ///
  /// Several series count in units of how each moved before its first fold (`SeriesUnits`), but for
  /// QLIKE, which has no unit. A fold in which no series has a loss is left out.
  public func foldLosses(model: Int) -> [Double] {
    let compared = comparedSeries
    return folds.indices.compactMap { fold in
      let losses = compared.filter { hasLoss(series: $0, fold: fold) }.map {
        loss(model: model, series: $0, fold: fold) / unit(of: $0)
      }
      return losses.isEmpty ? nil : Descriptive.mean(losses)
    }
  }

  /// The loss of a model on each of the compared series, averaged over seeds and folds, in the same units.
  public func seriesLosses(model: Int) -> [Double] {
    comparedSeries.map { loss(model: model, series: $0) / unit(of: $0) }
  }

  /// The loss of a model at each step of the horizon, over seeds, folds and the compared series, in the same
  /// units.
  func stepLosses(model: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: backtest.task.horizon)
    var counts = sums
    for series in comparedSeries {
      for fold in lossFolds(of: series) {
        let losses = pointLosses(model: model, series: series, fold: fold)
        for (step, loss) in losses.enumerated() where !loss.isNaN {
          sums[step] += loss / unit(of: series)
          counts[step] += 1
        }
      }
    }
    return zip(sums, counts).map { $0 / $1 }
  }

  /// On how many series a model has a smaller loss than another, whatever their units.
  func seriesWhere(_ model: Int, isBelow other: Int) -> Int {
    scoredSeries.count { loss(model: model, series: $0) < loss(model: other, series: $0) }
  }

  /// The series that models are compared on together: those that moved before their first fold, and all
  /// where none did.
  ///
  /// An error on a series that stood still is a share of nothing, and in its own units it cannot stand
  /// beside others.
  public var comparedSeries: [Int] {
    scoredSeries.filter { units.values[$0] != nil && !lossFolds(of: $0).isEmpty }
  }

  /// The series that were forecast and are not compared, since they have no scale.
  public var unscaledSeries: [Int] { scoredSeries.filter { units.values[$0] == nil } }

  // MARK: - Parts

  private func unit(of series: Int) -> Double { units.values[series] ?? 1 }

  /// What the losses of each series are divided by where they count together.
  func madeUnits() -> SeriesUnits {
    guard panel.series.count > 1 else { return .ofOneSeries }
    guard backtest.metric.hasUnits else {
      return SeriesUnits(scales: panel.series.map { _ in 1 }, naive: panel.series.map { _ in 1 })
    }
    let scales = panel.series.indices.map { place -> Double? in
      guard let first = everyFold.folds(of: place).first else { return nil }
      let rows = layout.trainingRows(series: place, fold: first)
      return SeriesUnits.scale(
        panel.series[place].target.happened(rows), seasonLength: backtest.task.seasonLength
      ).map(backtest.metric.scale)
    }
    return SeriesUnits(
      scales: scales, naive: panel.series.indices.map { loss(model: naiveIndex, series: $0) })
  }

  /// The folds of a series that have a loss.
  package func lossFolds(of series: Int) -> [Int] {
    folds.indices.filter { hasLoss(series: series, fold: $0) }
  }

  /// Whether there is something to compare on a series in a fold: the same for all models.
  private func hasLoss(series: Int, fold: Int) -> Bool {
    guard takesPart(series: series, fold: fold), hasObserved(series: series, fold: fold) else {
      return false
    }
    let facts = backtest.metric.facts
    if facts.quantile != nil {
      return backtest.pinballLevels.allSatisfy {
        quantile($0, model: naiveIndex, series: series, fold: fold) != nil
      }
    }
    if facts.interval != nil {
      return intervals(
        model: naiveIndex, series: series, fold: fold, levels: backtest.levels
      ).allSatisfy { $0 != nil }
    }
    return backtest.metric != .qlike || observed(series: series, fold: fold).contains { $0 > 0 }
  }

  /// Over all folds of a series; not-a-number without any.
  private func loss(model: Int, series: Int) -> Double {
    Descriptive.mean(
      lossFolds(of: series).map { loss(model: model, series: series, fold: $0) })
  }

  /// Over the observed steps of a fold and the seeds.
  package func loss(model: Int, series: Int, fold: Int) -> Double {
    let happened = observed(series: series, fold: fold)
    let facts = backtest.metric.facts
    if let loss = facts.quantile {
      return Descriptive.mean(
        quantiles(model: model, series: series, fold: fold).map { level, path in
          meanOverPairs(happened, observed(path, series: series, fold: fold)) {
            loss($0, $1, level)
          }
        })
    }
    if let loss = facts.interval {
      return Descriptive.mean(
        ends(model: model, series: series, fold: fold).map { level, path in
          let ends = observed(path, series: series, fold: fold)
          return meanOverIntervals(happened, ends.map(\.lower), ends.map(\.upper)) {
            loss($0, $1, $2, level)
          }
        })
    }
    let point = facts.point
    return Descriptive.mean(
      (0..<models[model].seedCount).map { seed in
        let path = observed(
          models[model].path(seed: seed, series: series, fold: fold), series: series, fold: fold)
        return point.map { meanOverPairs(happened, path, $0) } ?? qlike(happened, path)
      })
  }

  /// The same at each step; not-a-number where a step has none, or was filled.
  func pointLosses(model: Int, series: Int, fold: Int) -> [Double] {
    let happened = panel.series[series].target.happened(
      actual(series: series, fold: fold).indices)
    let rows: [[Double]]
    let facts = backtest.metric.facts
    if let loss = facts.quantile {
      rows = quantiles(model: model, series: series, fold: fold).map { level, path in
        zip(happened, path).map { loss($0, $1, level) }
      }
    } else if let loss = facts.interval {
      rows = ends(model: model, series: series, fold: fold).map { level, path in
        zip(happened, path).map { loss($0, $1.lower, $1.upper, level) }
      }
    } else {
      let point = facts.point
      rows = (0..<models[model].seedCount).map { seed in
        zip(happened, models[model].paths[seed, series, fold]).map { value, forecast in
          point.map { $0(value, forecast) } ?? qlike([value], [forecast])
        }
      }
    }
    return ModelForecasts.mean(rows) ?? []
  }

  /// What a loss of intervals is of, by level: not-a-number where the model has none.
  private func ends(model: Int, series: Int, fold: Int) -> [(Double, [Interval])] {
    let missing = [Interval](
      repeating: Interval(lower: .nan, upper: .nan), count: backtest.task.horizon)
    return zip(
      backtest.levels,
      intervals(model: model, series: series, fold: fold, levels: backtest.levels)
    ).map { ($0, $1 ?? missing) }
  }

  /// What a loss of quantiles is of, by level: not-a-number where the model has none.
  private func quantiles(model: Int, series: Int, fold: Int) -> [(Double, [Double])] {
    let missing = [Double](repeating: .nan, count: backtest.task.horizon)
    return backtest.pinballLevels.map {
      ($0, quantile($0, model: model, series: series, fold: fold) ?? missing)
    }
  }
}
