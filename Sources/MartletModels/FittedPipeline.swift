public import MartletSeries

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

  /// Finds what must be known of the series of a panel.
  /// - Throws: `DataError` for a value that the transform does not take.
  public init(fitting panel: AsOfPanel, _ task: ForecastTask) throws(DataError) {
    self.task = task
    var transforms: [FittedTransform] = []
    for history in panel.histories {
      transforms.append(try task.transform.fit(to: history, seasonLength: task.seasonLength))
    }
    self.transforms = transforms
  }

  /// The windows to train on, and those of the validation part where there is one.
  /// - Throws: `DataError` for a value that the transform does not take.
  func examples(
    of panel: AsOfPanel
  ) throws(DataError) -> (training: WindowExamples, validation: WindowExamples?) {
    let (training, validation) = try windows(of: panel)
    return (WindowExamples(training), validation.map(WindowExamples.init))
  }

  /// The windows to train on, and those of the validation part where there is one.
  package func windows(
    of panel: AsOfPanel
  ) throws(DataError) -> (training: WindowSet, validation: WindowSet?) {
    var sources: [WindowSource] = []
    for (history, transform) in zip(panel.histories, transforms) {
      sources.append(try source(history, transform))
    }
    let held = task.validationSize
    let set = { [sources] (part: WindowSet.Part) in
      WindowSet(
        sources, lookback: task.inputSize, horizon: task.horizon, scaler: task.scaler, part: part)
    }
    return held > 0
      ? (set(.allButLast(rows: held)), set(.last(rows: held))) : (set(.all), nil)
  }

  /// What windows are cut from: the transformed target and the past covariates beside it.
  ///
  /// Differencing costs the first rows, for the covariates too.
  private func source(
    _ history: History, _ transform: FittedTransform
  ) throws(DataError) -> WindowSource {
    let values = try transform.apply(to: history)
    return WindowSource(
      target: values,
      covariates: history.pastCovariates.map { Array($0.values.suffix(values.count)) },
      noChange: transform.noChange)
  }

  /// Writes the row from which a network forecasts what follows a history.
  ///
  /// - Parameters:
  ///   - series: Which of the panel's series it is of.
  ///   - row: As wide as the windows' inputs.
  /// - Returns: The scale that takes a forecast back.
  package func write(
    _ history: History, series: Int, to row: inout MutableSpan<Float>
  ) throws(DataError) -> WindowScale {
    let transform = transforms[series]
    let source = try source(history.suffix(task.inputSize + transform.rowsLost), transform)
    precondition(
      source.target.count == task.inputSize,
      "a forecast from \(history.count) rows, \(task.inputSize + transform.rowsLost) needed")
    var position = 0
    return source.write(
      rows: 0..<task.inputSize, scaledBy: task.scaler, to: &row, at: &position)
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
