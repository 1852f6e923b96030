import MartletPanels
import MartletTime

extension BacktestTable {
  /// All forecasts of a result.
  public init(_ result: BacktestResult) {
    self.init(columnsOf: result)
    for (place, series) in result.panel.series.enumerated() {
      for fold in result.layout.folds(of: place) {
        origins.append(
          Origin(
            series: series.id, fold: fold + 1, last: result.last(series: place, fold: fold),
            naiveScale: result.inSampleScales[place][fold].absolute,
            naiveSquareScale: result.inSampleScales[place][fold].square,
            errorScale: result.errorScales[place]))
        rows += Self.rows(of: result, series: place, fold: fold)
      }
    }
  }

  /// The columns of a result, without rows.
  package init(columnsOf result: BacktestResult) {
    self.init(
      models: result.places.map { place in
        switch place {
        case .model(let index):
          Column(label: result.models[index].label, seedCount: result.models[index].seedCount)
        case .failed(let failure):
          Column(label: failure.label, seedCount: failure.seedCount)
        }
      },
      naive: result.models[result.naiveIndex].label, levels: result.backtest.levels,
      quantileLevels: result.backtest.quantiles,
      isVariance: result.panel.source.volatility?.isVariance)
    for model in result.models where !model.seen.isEmpty {
      seen[model.label] = Set(
        model.seen.map { Path(series: result.panel.series[$0.series].id, fold: $0.fold + 1) })
    }
  }

  /// The rows of a series in a fold in which it takes part.
  package static func rows(
    of result: BacktestResult, series place: Int, fold: Int
  ) -> [BacktestRow] {
    let series = result.panel.series[place]
    let cutoff = result.cutoff(series: place, fold: fold).row
    let actual = Array(result.actual(series: place, fold: fold))
    let observed = Set(result.observedSteps(series: place, fold: fold))
    let forecasts = result.places.flatMap {
      Forecast.all(of: $0, result, series: place, fold: fold)
    }
    let origin = series.axis.label(row: cutoff)
    return actual.indices.flatMap { step in
      let time = series.axis.label(row: cutoff + 1 + step)
      return forecasts.map { forecast in
        BacktestRow(
          series: series.id, time: time, cutoff: origin, fold: fold + 1, step: step + 1,
          truth: observed.contains(step) ? actual[step] : .nan, model: forecast.label,
          seed: forecast.seed, mean: forecast.path?[step] ?? .nan,
          intervals: forecast.intervals.map { $0?[step] ?? Interval(lower: .nan, upper: .nan) },
          quantiles: forecast.quantiles.map { $0?[step] ?? .nan })
      }
    }
  }

  /// What a model forecast from a cutoff, with one seed or all.
  private struct Forecast {
    let label: String
    let seed: Int
    var path: [Double]?
    var intervals: [[Interval]?]
    var quantiles: [[Double]?]

    /// Those of a model in the order of the rows.
    static func all(
      of place: BacktestResult.Place, _ result: BacktestResult, series: Int, fold: Int
    ) -> [Forecast] {
      let label: String
      let count: Int
      let known: ModelForecasts?
      var index: Int?
      switch place {
      case .model(let model):
        (index, known) = (model, result.models[model])
        (label, count) = (result.models[model].label, result.models[model].seedCount)
      case .failed(let failure):
        known = result.forecasts(of: failure, series: series, fold: fold)
        (label, count) = (failure.label, failure.seedCount)
      }
      let levels = result.backtest.levels
      let none = levels.map { _ in [Interval]?.none }
      return seeds(count).map { seed in
        // The forecast of the model is the mean over its seeds: that alone has intervals.
        let isMean = seed == 0 || count == 1
        return Forecast(
          label: label, seed: seed,
          path: known.map {
            isMean
              ? $0.meanPath(series: series, fold: fold)
              : $0.path(seed: seed - 1, series: series, fold: fold)
          },
          intervals: isMean
            ? index.map {
              result.intervals(model: $0, series: series, fold: fold, levels: levels)
            } ?? none : none,
          quantiles: result.backtest.quantiles.map { level in
            guard isMean, let index else { return nil }
            return result.quantile(level, model: index, series: series, fold: fold)
          })
      }
    }
  }
}
