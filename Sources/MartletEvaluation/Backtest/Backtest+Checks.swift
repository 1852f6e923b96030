public import MartletFiles
public import MartletForecasting
public import MartletPanels
import MartletTime

extension Backtest {
  /// The largest number of folds that leaves every model enough to train on in the first of them.
  ///
  /// - Parameter most: Where to stop looking.
  /// - Throws: `OptionError` for a model's options.
  public func foldRoom(
    _ models: [Model], on panel: Panel, atMost most: Int = .max
  ) throws -> Int {
    guard task.isSettled else {
      return try settled(for: panel).foldRoom(models, on: panel, atMost: most)
    }
    let models = Self.withNaive(models)
    // There are no more folds than times that are given for them.
    let most = min(most, folds.times?.count ?? most)
    let room = min(try mostFolds(models, on: panel), most)
    let isAcross = try models.contains { try $0.learnsAcrossSeries(task) }
    guard folds.cutoffs == .calendar || panel.series.count > 1 && isAcross else { return room }
    // More folds leave less to train on: the room lies below the first count that is too large.
    var (enough, tooMany) = (0, room + 1)
    while tooMany - enough > 1 {
      let middle = enough + (tooMany - enough) / 2
      if try hasRoom(for: middle, models, on: panel) { enough = middle } else { tooMany = middle }
    }
    return enough
  }

  /// The number of folds that fits the lengths of the series, whatever ends when.
  private func mostFolds(_ models: [Model], on panel: Panel) throws -> Int {
    let step = foldPlan.step
    let counts = panel.series.map(\.count)
    let longest = counts.max() ?? 0
    guard folds.cutoffs == .ends else {
      return Set(panel.series.lazy.flatMap(\.axis.ticks)).count / step + 1
    }
    let spare = try models.map { model in
      min(
        (counts.min() ?? 0) - (try rowsOfEach(model)),
        longest - model.forecaster.minimumRows(for: try model.task(from: task)))
    }
    let rows = (spare.min() ?? 0) - folds.gap - task.horizon
    return rows < 0 ? 0 : rows / step + 1
  }

  private func hasRoom(for count: Int, _ models: [Model], on panel: Panel) throws -> Bool {
    var fewer = self
    fewer.folds.count = count
    do {
      return try fewer.shortages(models, on: panel).allSatisfy { $0 == nil }
    } catch is BacktestError {
      return false
    }
  }

  /// Checks that the folds fit the series, before anything is trained.
  ///
  /// - Throws: `BacktestError`, `OptionError`, and `DataError` for a value that the transform does not
  ///   take.
  public func check(_ models: [Model], on panel: Panel) throws {
    if let failure = try failures(models, on: panel).first { throw failure.reason }
  }

  /// The series that these models and folds cannot do with, and why: without them `check` passes.
  ///
  /// Without folds they are those that a forecast beyond the last row cannot do with. Where series that end
  /// early leave too little to learn from to others, they are as few as can be.
  ///
  /// - Throws: What is wrong with all series together: `BacktestError`, `OptionError`.
  public func failures(_ models: [Model], on panel: Panel) throws -> [SeriesFailure] {
    guard task.isSettled else { return try settled(for: panel).failures(models, on: panel) }
    if metric == .qlike, panel.source.volatility == nil { throw BacktestError.noVolatility }
    let models = Self.withNaive(models)
    let labels = models.map(\.label)
    if let twice = labels.first(where: { label in labels.filter { $0 == label }.count > 1 }) {
      throw BacktestError.sameLabel(twice)
    }
    let file = panel.source.files.first?.name ?? ""
    var reasons: [(any Error)?] = panel.series.map { unusable($0, file: file) }
    let usable = reasons.indices.filter { reasons[$0] == nil }
    let left = Panel(series: usable.map { panel.series[$0] }, source: panel.source)
    guard !left.series.isEmpty else {
      return zip(panel.series, reasons).compactMap { series, reason in
        reason.map { SeriesFailure(series: series.id, reason: $0) }
      }
    }
    for (place, reason) in zip(usable, try shortages(models, on: left)) { reasons[place] = reason }
    return zip(panel.series, reasons).compactMap { series, reason in
      reason.map { SeriesFailure(series: series.id, reason: $0) }
    }
  }

  /// Why no model could work with the values of a series.
  private func unusable(_ series: Series, file: String) -> (any Error)? {
    if let value = series.target.values.first(where: { $0.magnitude > 1e150 }) {
      return BacktestError.tooLarge(series: series.id, file: file, value: value)
    }
    // A transform that some value does not allow is an error now, not in the fold that meets it.
    return dropsRefused && folds.count > 0 ? nil : refusal(of: series.asOf(row: series.count - 1))
  }
}

/// A series of a panel that cannot take part in an evaluation.
public struct SeriesFailure: Error, Sendable {
  /// The id of the series, as in the panel.
  public let series: String
  /// A `BacktestError`, or a `DataError` for a value that the transform does not take.
  public let reason: any Error

  package init(series: String, reason: any Error) {
    (self.series, self.reason) = (series, reason)
  }

  /// The reason in words.
  public var message: Wording { (reason as? any Diagnosis)?.what ?? "\(reason)" }
}
