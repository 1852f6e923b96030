import MartletTime
import MartletTables
import MartletEvaluation
import MartletForecasting
import MartletPanels

/// The way from files to forecasts at one cutoff, as a backtest goes it.
struct AuditedRun: Sendable {
  let run: PreparedRun
  let reader: PanelReader
  /// The files as they are, of which all is computed already.
  let clean: [[UInt8]]
  /// What follows from them, read as files in memory are.
  let cleanSetup: RunSetup
  /// The folds on the files as they are.
  let layout: FoldLayout
  /// What all folds forecast on the files as they are.
  let result: BacktestResult
  let store: CellMemory

  private var models: [Model] { Backtest.withNaive(run.models) }

  /// All that the way shows of a cutoff.
  ///
  /// Files go the way of a backtest. Where it refuses what comes after the cutoff, or rows are not there any more
  /// from whose number folds are counted, they are cut off at the cutoff.
  func observation(_ input: AuditInput) throws -> AuditObservation {
    if input.corruption == nil, input.files == clean {
      return try whole(cleanSetup, input, store: store)
    }
    let draft = try reader.draft(of: input.files)
    guard let corruption = input.corruption else { return try whole(setup(draft), input) }
    if corruption.keepsRows {
      return try (try? whole(setup(draft), input)) ?? ended(draft, input)
    }
    if corruption == .missing, let found = try? whole(setup(draft), input, hasSameFolds: true) {
      return found
    }
    return try ended(draft, input)
  }

  private struct OtherFolds: Error {}

  private func setup(_ draft: PanelDraft) throws -> RunSetup {
    try RunSetup(evaluating: draft, run.request.evaluation, run.request.models, jobs: 1)
  }

  /// - Parameters:
  ///   - hasSameFolds: Whether folds that stand elsewhere are an error.
  ///   - store: Where the results of all cells are; nil to fit anew.
  private func whole(
    _ setup: RunSetup, _ input: AuditInput, hasSameFolds: Bool = false, store: CellMemory? = nil
  ) throws -> AuditObservation {
    let backtest = setup.backtest
    let found = try backtest.layout(
      of: setup.panel, Backtest.withNaive(backtest.fitting(run.models, on: setup.panel)))
    guard setup.panel.series.map(\.id) == run.panel.series.map(\.id),
      found.folds.count == layout.folds.count
    else {
      if hasSameFolds { throw OtherFolds() }
      return otherRun(setup.panel, folds: found.folds.count)
    }
    if hasSameFolds {
      for place in setup.panel.series.indices {
        for fold in 0...input.cutoff.fold
        where found.cutoff(series: place, fold: fold) != layout.cutoff(series: place, fold: fold) {
          throw OtherFolds()
        }
      }
    }
    var observation = try backtest.observation(
      models, on: setup.panel, found, fold: input.cutoff.fold, fits: input.fits, after: result,
      store: store)
    observation.handed = Self.reading(setup.panel) + observation.handed
    return observation
  }

  /// What is known where nothing comes after the cutoff.
  private func ended(_ draft: PanelDraft, _ input: AuditInput) throws -> AuditObservation {
    let fold = input.cutoff.fold
    let whole = try draft.bare()
    let panel =
      try run.limits.map { limits in try draft.panel(whole, limits: limits) }
      ?? draft.panel()
    let known = Dictionary(panel.series.map { ($0.id, $0) }) { first, _ in first }
    var series: [Series] = []
    for (place, own) in run.panel.series.enumerated() {
      let row = layout.lastRow(series: place, fold: fold)
      guard row >= 0 else {
        series.append(own.prefix(0))
        continue
      }
      guard let found = known[own.id] else {
        return otherRun(panel, folds: layout.folds.count)
      }
      series.append(found.prefix(found.axis.count(upTo: own.axis.ticks[row])))
    }
    let left = Panel(series: series, source: panel.source)
    var backtest = run.backtest
    backtest.task = try run.request.evaluation.forecastTask(for: panel)
    var observation = try backtest.observation(
      models, on: left, FoldLayout(layout, upTo: fold, of: left), fold: fold, fits: input.fits,
      after: nil)
    observation.handed = Self.reading(left) + observation.handed
    return observation
  }

  /// A run with other series or folds: there is nothing to compare beyond that.
  private func otherRun(_ panel: Panel, folds: Int) -> AuditObservation {
    var observation = AuditObservation()
    observation.handed = [
      .init(
        .inference, "the series that take part",
        .words(panel.series.map(\.id).joined(separator: ", "))),
      .init(.inference, "the number of folds", .words("\(folds)")),
    ]
    return observation
  }

  /// How files are written and what their columns are, as it was recognised.
  private static func reading(_ panel: Panel) -> [AuditObservation.Fact] {
    let source = panel.source
    let files = source.files.map { file in
      AuditObservation.Fact(
        .reading, "how \(file.name) is written",
        .words(
          "'\(UnicodeScalar(file.dialect.delimiter))' between fields, decimal \(file.dialect.decimalMark.rawValue), "
            + "times in \(file.timeColumn) as \(file.timeFormat)"))
    }
    let names =
      source.targets + (source.idColumn.map { [$0] } ?? []) + source.covariates.map(\.name)
    return files
      + [.init(.reading, "the columns", .words(names.joined(separator: ", ")))]
  }
}
