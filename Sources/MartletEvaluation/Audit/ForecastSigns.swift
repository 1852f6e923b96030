import MartletForecasting
import MartletPanels

/// Looks in forecasts that were made elsewhere for signs that they knew what came after their cutoffs.
///
/// Their model cannot be run again, so nothing is proved: what is found is what an honest model would show in at most
/// one file of a hundred. Our own models of the same run are what could be known: the best of them is the reference.
public struct ForecastSigns: Sendable {
  /// In how many files of honest forecasts something is found, at most.
  public static let level = 0.01

  /// The evaluation in which forecasts stand beside our own.
  public let result: BacktestResult
  /// The groups of folds that share no rows.
  private let groups: [Int: Int]
  /// What the last value errs in each series, as the root of a mean of squares; nil where it does not.
  private let scales: [Double?]
  private let reference: Int?
  /// Of each row of each series the first one with its value.
  private let firstRows: [[Int]]

  /// - Parameter result: Of our models and of those made elsewhere.
  public init(_ result: BacktestResult) {
    self.result = result
    let folds = result.enteringFolds
    let size = max(1, result.overlap)
    groups = Dictionary(folds.enumerated().map { ($1, $0 / size) }) { first, _ in first }
    firstRows = result.panel.series.map { series in
      var first: [Double: Int] = [:]
      return series.target.values.enumerated().map { row, value in
        first[value]
          ?? {
            first[value] = row; return row
          }()
      }
    }
    func squares(_ model: Int, _ series: Int) -> (sum: Double, count: Int) {
      result.scoredFolds(of: series).reduce(into: (0.0, 0)) { sums, fold in
        let errors = result.errors(model, series, fold)
        sums.0 += errors.reduce(0) { $0 + $1.error * $1.error }
        sums.1 += errors.count
      }
    }
    let naive = result.naiveIndex
    let scales = result.panel.series.indices.map { series -> Double? in
      let (sum, count) = squares(naive, series)
      return sum > 0 ? (sum / Double(count)).squareRoot() : nil
    }
    self.scales = scales
    let own = result.models.indices.filter { result.models[$0].file == nil }
    let losses = own.map { model in
      scales.enumerated().reduce(0.0) { sum, place in
        guard let scale = place.element else { return sum }
        return sum + squares(model, place.offset).sum / (scale * scale)
      }
    }
    let best = own.indices.filter { losses[$0].isFinite }.min { losses[$0] < losses[$1] }
    reference = best.flatMap { losses[$0] > 0 ? own[$0] : nil }
  }

  /// All signs of all models.
  public func report() -> ForecastSignReport {
    let given = result.models.indices.filter { result.models[$0].file != nil }
    let checks = given.flatMap { model in
      [copies(model), shifted(model)] + surprises(model, among: given.count)
    }
    return ForecastSignReport(
      checks: checks, reference: reference.map { result.models[$0].label },
      references: result.models.filter { $0.file == nil }.map(\.label))
  }

  // MARK: - Copies

  private func copies(_ model: Int) -> ForecastCheck {
    check(count(model, shift: 0), model, .copies)
  }

  private func shifted(_ model: Int) -> ForecastCheck {
    let horizon = result.backtest.task.horizon
    let counts = (1 - horizon...horizon).filter { $0 != 0 }.map { shift in
      (shift: shift, count: count(model, shift: shift))
    }
    guard
      let best = counts.min(by: {
        ($0.count.pValue, -$0.count.count) < ($1.count.pValue, -$1.count.count)
      })
    else { return .skipped(result.models[model].label, .shifted, "there is no other step") }
    var check = check(best.count, model, .shifted)
    if best.count.found > 0 { check.shift = best.shift }
    return check
  }

  private func check(_ count: CopyCount, _ model: Int, _ sign: ForecastSign) -> ForecastCheck {
    let label = result.models[model].label
    guard count.count >= CopyCount.fewest, count.expected < Double(count.count) / 2 else {
      return .skipped(
        label, sign, "too few values are new to the series, or they are rounded to what it moves by"
      )
    }
    var check = ForecastCheck(label, sign)
    (check.found, check.count, check.expected) = (count.found, count.count, count.expected)
    check.pValue = count.pValue
    if count.isSuspicious { check.outcome = .suspicious }
    return check
  }

  private func count(_ model: Int, shift: Int) -> CopyCount {
    var count = CopyCount()
    for (series, own) in result.panel.series.enumerated() {
      guard let error = firstError(of: series) else { continue }
      let values = own.target.values
      let folds = result.scoredFolds(of: series)
      let paths = folds.map { result.models[model].meanPath(series: series, fold: $0) }
      let width = CopyCount.width(of: paths.flatMap { $0 })
      for (fold, path) in zip(folds, paths) {
        let last = result.lastRow(series: series, fold: fold)
        for step in result.observedSteps(series: series, fold: fold) {
          let (own, row) = (last + 1 + step, last + 1 + step + shift)
          guard row > last, row < values.count, firstRows[series][row] > last,
            shift == 0 || values[row] != values[own]
          else { continue }
          count.add(path[step], values[row], width: width, error: error)
        }
      }
    }
    return count
  }

  /// What the reference errs at the first step: the median of the magnitudes, as the deviation of a normal
  /// distribution; nil where it mostly does not err.
  private func firstError(of series: Int) -> Double? {
    guard let reference else { return nil }
    let errors = result.scoredFolds(of: series).compactMap { fold in
      result.errors(reference, series, fold).first.map { $0.error.magnitude }
    }.sorted()
    guard !errors.isEmpty, errors[errors.count / 2] > 0 else { return nil }
    return errors[errors.count / 2] / 0.6745
  }

  // MARK: - Surprises

  private func surprises(_ model: Int, among models: Int) -> [ForecastCheck] {
    let label = result.models[model].label
    guard let reference else {
      return [.surprises, .follows].map {
        .skipped(label, $0, "our own forecasts are exact: nothing is a surprise")
      }
    }
    let number = (groups.values.max() ?? -1) + 1
    var levels = [SurpriseTest.Sums](repeating: .init(), count: number)
    var moves = levels
    for (series, scale) in scales.enumerated() {
      guard let scale else { continue }
      for fold in result.scoredFolds(of: series) {
        guard let group = groups[fold] else { continue }
        let path = result.models[model].meanPath(series: series, fold: fold)
        let expected = result.models[reference].meanPath(series: series, fold: fold)
        let surprises = Dictionary(
          uniqueKeysWithValues: result.errors(reference, series, fold)
            .map { ($0.step, -$0.error / scale) })
        func departure(_ step: Int) -> Double { (path[step] - expected[step]) / scale }
        for (step, surprise) in surprises.sorted(by: { $0.key < $1.key }) {
          levels[group].add(departure: departure(step), surprise: surprise)
          // One step on: what the series did before, beyond what was foreseen.
          let before = step == 0 ? 0 : surprises[step - 1]
          guard let before, step + 1 < path.count else { continue }
          moves[group].add(
            departure: departure(step + 1) - departure(step), surprise: surprise - before)
        }
      }
    }
    return [
      check(label, .surprises, levels, among: models),
      result.backtest.task.horizon > 1
        ? check(label, .follows, moves, among: models)
        : .skipped(label, .follows, "a horizon of one step has none before it"),
    ]
  }

  private func check(
    _ label: String, _ sign: ForecastSign, _ groups: [SurpriseTest.Sums], among models: Int
  ) -> ForecastCheck {
    guard let test = SurpriseTest(groups) else {
      let count = groups.count { $0.surprises > 0 }
      return .skipped(
        label, sign,
        "\(count) folds that share no rows are too few: \(SurpriseTest.fewest) are needed")
    }
    var check = ForecastCheck(label, sign)
    (check.count, check.explained, check.pValue) = (test.count, test.explained, test.pValue)
    if test.pValue * Double(2 * models) < Self.level { check.outcome = .suspicious }
    return check
  }
}

extension BacktestResult {
  /// What the mean forecast of a model is too large by, on the steps of a fold that have a value, from 0.
  fileprivate func errors(
    _ model: Int, _ series: Int, _ fold: Int
  ) -> [(step: Int, error: Double)] {
    let (path, actual) = (
      models[model].meanPath(series: series, fold: fold),
      Array(actual(series: series, fold: fold))
    )
    return observedSteps(series: series, fold: fold).map { ($0, path[$0] - actual[$0]) }
  }
}
