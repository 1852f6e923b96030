public import MartletForecasting
public import MartletPanels

/// Models that need more rows than the first fold leaves them, beside others that do not.
extension Backtest {
  /// The models that have rows enough; all where none has.
  ///
  /// - Parameter leavesOut: Whether series may be left out of the run: then a model is too short only where no
  ///   series has enough for it.
  /// - Throws: `OptionError` for a model's options.
  public func fitting(
    _ models: [Model], on panel: Panel, leavesOut: Bool = false
  ) throws -> [Model] {
    guard task.isSettled else {
      return try settled(for: panel).fitting(models, on: panel, leavesOut: leavesOut)
    }
    if let failures = try? failures(models, on: panel), failures.isEmpty { return models }
    let short = try models.map { model -> Bool in
      guard !model.isNaive else { return false }
      do {
        let failures = try failures([model], on: panel)
        return failures.contains { $0.isShortage }
          && (!leavesOut || failures.count == panel.series.count)
      } catch let error as BacktestError {
        return error.isShortage
      }
    }
    let fitting = zip(models, short).filter { !$0.1 }.map(\.0)
    return fitting.isEmpty ? models : fitting
  }

  /// Why models that were asked for are too short for a run, by their places.
  ///
  /// - Parameters:
  ///   - models: Those of the run, with `Naive`.
  ///   - asked: Those that were asked for.
  ///   - fitting: Those of them that have rows enough.
  func tooShort(
    _ models: [Model], asked: [Model], fitting: [Model], on panel: Panel
  ) throws -> [ModelFailure] {
    guard fitting.count < asked.count else { return [] }
    let fitting = Set(fitting.map(\.label))
    return try models.enumerated().compactMap { place, model in
      guard !fitting.contains(model.label), asked.contains(where: { $0.label == model.label })
      else { return nil }
      do {
        try check([model], on: panel)
        return nil
      } catch let error as BacktestError where error.isShortage {
        let cause = CellError(
          model: model.label, series: error.series ?? "", cutoff: "", seed: 1, cause: error)
        return ModelFailure(
          label: model.label, place: place, seedCount: model.fits(of: seeds),
          error: cause)
      }
    }
  }
}

extension BacktestError {
  /// Whether it is about rows before the first cutoff.
  var isShortage: Bool {
    switch self {
    case .tooFewRows, .startsLate, .endsEarly, .noSeriesAtCutoff,
      .fewRowsBeforeCutoff:
      true
    case .noFolds, .sameLabel, .noCalendar, .tooLarge, .noVolatility, .noCutoff, .ambiguousCutoff,
      .sameCutoff, .descendingCutoff, .noHorizonAfter, .noFoldsWhere, .noSuchFilter:
      false
    }
  }

  /// The series that is too short.
  fileprivate var series: String? {
    switch self {
    case .tooFewRows(let series, _, _, _, _, _, _, _),
      .startsLate(let series, _, _, _, _, _, _, _, _),
      .endsEarly(let series, _, _, _, _, _, _):
      series
    default: nil
    }
  }
}

extension SeriesFailure {
  fileprivate var isShortage: Bool { (reason as? BacktestError)?.isShortage ?? false }
}
