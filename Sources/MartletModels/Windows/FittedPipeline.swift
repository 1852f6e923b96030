public import MartletFiles
public import MartletForecasting
public import MartletPanels
import MartletLayers
import MartletTraining

/// Everything between what is known at a cutoff and a network: transforms, windows, scales, and the
/// way back.
///
/// Its numbers come from the panel of the fit and from nothing else; a window's scale comes from the
/// window's own lookback.
public struct FittedPipeline: Sendable {
  /// What was asked for.
  public let task: ForecastTask
  /// The transform of each series of the panel.
  public let transforms: [FittedTransform]
  /// The scale of each covariate known ahead, by series: mean and deviation of the rows known.
  let futureScales: [[WindowScale]]
  /// The scale of each past covariate before that of a window, by series; empty for none.
  let pastScales: [[WindowScale]]

  /// Finds what must be known of the series of a panel.
  /// - Throws: `DataError` for a value that the transform does not take.
  public init(fitting panel: AsOfPanel, _ task: ForecastTask) throws(DataError) {
    try self.init(fitting: panel, task, standardisesPast: false)
  }

  /// - Parameter standardisesPast: Whether past covariates are standardised by the rows known, before
  ///   windows are scaled: for a scaler that keeps units.
  init(
    fitting panel: AsOfPanel, _ task: ForecastTask, standardisesPast: Bool
  ) throws(DataError) {
    self.task = task
    var transforms: [FittedTransform] = []
    for history in panel.histories {
      transforms.append(try task.transform.fit(to: history, seasonLength: task.seasonLength))
    }
    self.transforms = transforms
    futureScales = panel.histories.map { history in
      history.futureCovariates.map { WindowScaler.standard.fit($0.values) }
    }
    pastScales =
      !standardisesPast
      ? []
      : panel.histories.map { history in
        history.pastCovariates.map { WindowScaler.standard.fit($0.values) }
      }
  }

  /// What all windows have in common.
  var shape: WindowShape {
    WindowShape(
      lookback: task.inputSize, horizon: task.horizon, scaler: task.scaler, isPadded: task.isPadded)
  }

  /// The windows to train on, and those of the validation part where there is one.
  /// - Throws: `DataError` for a value that the transform does not take.
  func examples(
    of panel: AsOfPanel
  ) throws(DataError) -> (training: WindowExamples, validation: WindowExamples?) {
    let (training, validation) = try windows(of: panel)
    let degree = task.lossUnits == .series ? task.training.loss.degree : 0
    return (
      WindowExamples(training, halfLife: task.halfLife, degree: degree),
      validation.map { WindowExamples($0, degree: degree) }
    )
  }

  /// The windows to train on, and those of the validation part where there is one.
  package func windows(
    of panel: AsOfPanel
  ) throws(DataError) -> (training: WindowSet, validation: WindowSet?) {
    let sources = try sources(of: panel)
    let held = task.validationSize
    let training = WindowSet(
      sources, shape, stride: task.windowStride, part: held > 0 ? .allButLast(rows: held) : .all,
      isPartial: task.isPartial)
    return (training, held > 0 ? WindowSet(sources, shape, part: .last(rows: held)) : nil)
  }

  /// What the windows of all series are cut from.
  func sources(of panel: AsOfPanel) throws(DataError) -> [WindowSource] {
    var sources: [WindowSource] = []
    for (series, history) in panel.histories.enumerated() {
      sources.append(try source(history, series: series, future: history.futureCovariates))
    }
    return sources
  }

  /// What windows are cut from: the transformed target and the covariates beside it.
  ///
  /// Differencing costs the first rows, for the covariates too.
  private func source(
    _ history: History, series: Int, future: [History.Covariate]
  ) throws(DataError) -> WindowSource {
    let transform = transforms[series]
    let values = try transform.apply(to: history)
    let lost = history.count - values.count
    return WindowSource(
      target: values,
      covariates: history.pastCovariates.enumerated().map { index, covariate in
        let values = covariate.values.dropFirst(lost)
        return pastScales.isEmpty ? values : values.map(pastScales[series][index].apply)[...]
      },
      future: zip(future, futureScales[series]).map { covariate, scale in
        covariate.values.dropFirst(lost).map(scale.apply)
      },
      statics: history.staticCovariates.map { Float($0.value) },
      noChange: transform.noChange)
  }

  /// Writes the row from which a network forecasts what follows a history.
  ///
  /// - Parameters:
  ///   - series: Which of the panel's series it is of.
  ///   - row: Rows as wide as the windows' inputs.
  ///   - start: Where the row to write begins.
  /// - Returns: The scale that takes a forecast back.
  /// - Throws: `DataError` where a covariate that is to be known ahead is not.
  package func write(
    _ history: History, series: Int, to row: inout MutableSpan<Float>, at start: Int = 0
  ) throws(DataError) -> WindowScale {
    let source = try lastSource(of: history, series: series)
    var position = start
    return source.write(before: source.target.count, shape, to: &row, at: &position)
  }

  /// The row from which a linear model forecasts what follows a history, and the scale that takes a
  /// forecast back.
  /// - Throws: `DataError` where a covariate that is to be known ahead is not.
  func lastRow(
    of history: History, series: Int
  ) throws(DataError) -> (row: [Double], scale: WindowScale) {
    let source = try lastSource(of: history, series: series)
    var row = [Double](repeating: 0, count: source.width(shape))
    var span = row.mutableSpan
    var position = 0
    let scale = source.write(before: source.target.count, shape, to: &span, at: &position)
    return (row, scale)
  }

  /// What the last window of a history is cut from.
  private func lastSource(of history: History, series: Int) throws(DataError) -> WindowSource {
    let recent = history.suffix(task.inputSize + transforms[series].rowsLost)
    let source = try source(
      recent, series: series, future: try recent.futureCovariates(steps: task.horizon))
    precondition(
      source.target.count == task.inputSize || task.isPadded && !source.target.isEmpty,
      "a forecast from \(history.count) rows, of which networks see \(task.inputSize)")
    return source
  }

  /// A network's forecast in the units of the series.
  ///
  /// - Parameters:
  ///   - path: What the network says of the rows that follow the history.
  ///   - scale: The scale of its window.
  func inverse(
    _ path: [Double], _ scale: WindowScale, after history: History, series: Int
  ) -> [Double] {
    transforms[series].inverse(path: path.map { scale.invert($0) }, after: history)
  }
}
