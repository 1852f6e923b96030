public import MartletForecasting

/// The forecasts of one model in a walk-forward evaluation.
public struct ModelForecasts: Sendable {
  /// The column of the forecasts.
  public let label: String
  /// The model as it is written on the command line, with every option and the label.
  public let text: String
  /// Whether chance plays a part, so that several seeds say more than one.
  public let isRandom: Bool
  let isNaive: Bool
  /// Whether one fit learns from all series of a panel.
  package let learnsAcross: Bool
  /// Rows that a series must have before a cutoff to be forecast.
  let rowsNeeded: Int
  /// The task with the model's own options.
  public let task: ForecastTask
  /// The forecasts of all seeds; none where a series takes no part in a fold.
  package internal(set) var paths: PathTable
  /// The model's own quantiles, where they were asked for: one table a level, none where it has none.
  var quantiles: [PathTable]
  /// Wall-clock seconds of a fit, averaged over the cells. The only number that differs from run to
  /// run.
  public let meanFitSeconds: Double
  /// What an automatic choice found in each of its fits; empty for other models.
  public let choices: [ChoiceRecord]
  /// How its networks were trained, fold by fold and seed by seed; empty for a model without any.
  public let fits: [FitRecord]
  /// Where forecasts stand that were made elsewhere; nil for a model of ours.
  package private(set) var file: String?
  /// The paths of which the model may have seen some row in training, as the file of its forecasts says.
  private(set) var seen: Set<Place> = []

  /// Where a path starts.
  struct Place: Hashable, Sendable {
    let series: Int
    let fold: Int
  }

  package init(
    model: Model, task: ForecastTask, paths: PathTable, quantiles: [PathTable] = [],
    meanFitSeconds: Double, choices: [ChoiceRecord] = [], fits: [FitRecord] = []
  ) {
    label = model.label
    text = model.text
    isRandom = model.forecaster.isRandom
    isNaive = model.isNaive
    learnsAcross = (try? model.learnsAcrossSeries(task)) ?? false
    rowsNeeded = model.forecaster.rowsOfEach(for: task)
    self.task = task
    self.paths = paths
    self.quantiles = quantiles
    self.meanFitSeconds = meanFitSeconds
    self.choices = choices
    self.fits = fits
  }

  /// Forecasts that were made elsewhere.
  ///
  /// - Parameter file: Where they stand.
  init(
    label: String, file: String, task: ForecastTask, paths: PathTable, quantiles: [PathTable],
    seen: [Place]
  ) {
    self.label = label
    text = "\(label) of \(file)"
    (isRandom, isNaive, learnsAcross, rowsNeeded) = (false, false, false, 1)
    (self.task, self.paths, self.quantiles) = (task, paths, quantiles)
    (meanFitSeconds, choices, fits) = (0, [], [])
    (self.file, self.seen) = (file, Set(seen))
  }

  /// How often the model was fitted in each fold, with different seeds; 1 where chance plays no
  /// part.
  public var seedCount: Int { paths.seeds }

  /// The forecast of one seed, step by step; empty where the series takes no part in the fold.
  ///
  /// - Parameter seed: From 0, as series and fold.
  public func path(seed: Int, series: Int, fold: Int) -> [Double] {
    Array(paths[seed, series, fold])
  }

  /// The forecast of the model: the mean over its seeds, step by step; empty where the series takes no part in
  /// the fold.
  public func meanPath(series: Int, fold: Int) -> [Double] {
    paths.mean(series: series, fold: fold)
  }

  /// The model's own quantile of a level by its place: the mean over its seeds, step by step; nil where
  /// it has none.
  func quantile(_ place: Int, series: Int, fold: Int) -> [Double]? {
    guard quantiles.indices.contains(place) else { return nil }
    let mean = quantiles[place].mean(series: series, fold: fold)
    return mean.isEmpty ? nil : mean
  }

  /// The mean of paths, step by step; nil where one is empty, or there is none.
  static func mean(_ paths: [[Double]]) -> [Double]? {
    guard let first = paths.first, !paths.contains(where: \.isEmpty) else { return nil }
    return first.indices.map { step in
      paths.reduce(0) { $0 + $1[step] } / Double(paths.count)
    }
  }
}
