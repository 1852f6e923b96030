import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels

extension EvaluationPlan {
  /// The most folds where no number is given.
  static let usualFolds = 20

  /// Whether the number of folds is what the series have room for.
  var isCountFree: Bool {
    folds == nil && testSize == nil && cutoffs.list == nil
  }

  /// Whether the window rolls, and over how many rows where they stand behind the word.
  /// - Throws: `RunError` for another word.
  var rolling: (isRolling: Bool, rows: Int?) {
    get throws(RunError) {
      let words = window.split(separator: " ")
      if words == ["expanding"] { return (false, nil) }
      if words == ["rolling"] { return (true, nil) }
      if words.count == 2, words[0] == "rolling", let rows = Int(words[1]) { return (true, rows) }
      throw .noValue(window, .window, advice: "give expanding or rolling")
    }
  }

  /// The folds that are asked for; the usual number where none is given.
  /// - Parameter panel: What cutoffs are found in that are given one by one.
  func askedFolds(in panel: Panel) throws -> Folds {
    var result = Folds(count: folds ?? Self.usualFolds, step: stepSize)
    switch cutoffs {
    case .rule(let rule): result.cutoffs = rule
    case .at(let texts): result = try .at(texts, in: panel, horizon: steps)
    }
    if let testSize {
      guard testSize >= steps else {
        throw RunError.splitShorterThanHorizon(testSize: testSize, horizon: steps)
      }
      (result.count, result.step) = (testSize - steps + 1, 1)
    } else if let trainSize {
      result.window = .rolling(trainSize)
    }
    result.refit =
      switch refit ?? (testSize == nil ? "true" : "false") {
      case "true": .everyFold
      case "false": .never
      case let count: .every(Int(count) ?? 1)
      }
    result.gap = gap
    return result
  }

  /// The rows of a fixed split that says how many it trains on, and the panel of these alone.
  func split(_ panel: Panel, validation: Int) throws -> (panel: Panel, rows: Int)? {
    guard let testSize, let trainSize else { return nil }
    let rows = trainSize + validation + testSize
    if let short = panel.series.first(where: { $0.count < rows }) {
      throw RunError.splitLongerThanSeries(short.id, rows: short.count, needed: rows)
    }
    return (panel.prefix(rows), rows)
  }

  /// The number of folds that is given, or the largest that the longest series could have, whatever its
  /// models need.
  func mostFolds(_ folds: Folds, of panel: Panel) -> Int {
    guard isCountFree else { return folds.count }
    let longest = panel.series.map(\.count).max() ?? 0
    return min(folds.count, max(1, (longest - steps - 1) / (folds.step ?? steps) + 1))
  }

  /// The last row of each series that the first of so many folds knows. One that has not two rows then is
  /// forecast in no fold, and has no limit.
  func limits(
    of whole: Panel, _ task: ForecastTask, _ folds: Folds, count: Int
  ) throws -> AxisLimits {
    let panel = try split(whole, validation: task.validationSize)?.panel ?? whole
    var folds = folds
    folds.count = count
    // By the calendar the cutoff is the earliest where models need the least.
    let layout = FoldLayout(FoldPlan(horizon: task.horizon, folds), of: panel, needed: 1)
    return AxisLimits(
      panel.series.enumerated().compactMap { place, series in
        let row = layout.lastRow(series: place, fold: 0)
        return row < 1 ? nil : (series, row)
      })
  }

  /// Sets fewer folds than the usual number where none was asked for and the series are short.
  ///
  /// - Parameters:
  ///   - least: 0 where a run can do without; then there are none where none has room.
  ///   - most: The number where there is room for it.
  func fit(
    _ backtest: inout Backtest, _ models: [Model], on panel: Panel, from least: Int, to most: Int
  ) throws {
    guard isCountFree else { return }
    let room = try backtest.foldRoom(models, on: panel, atMost: most)
    backtest.folds.count = max(room, least)
  }
}
