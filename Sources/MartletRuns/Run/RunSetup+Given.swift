import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels

extension RunSetup {
  /// The setup of an evaluation whose folds are the cutoffs of forecasts that were made elsewhere.
  ///
  /// - Parameter isScore: Whether these forecasts are what is judged, and not what stands beside our models.
  /// - Throws: `DataError` for the forecasts, else as for any evaluation.
  init(
    scoring file: ForecastFile, _ draft: PanelDraft, _ plan: EvaluationPlan, _ asked: [Model],
    isScore: Bool, jobs: Int
  ) throws {
    let whole = try draft.bare()
    let most = plan.folds
    var plan = plan
    // What comes after the first cutoff says nothing of how the times go on.
    let found = try file.forecasts(on: whole, horizon: plan.horizon, isChecked: false)
    let series = whole.of(found)
    plan.horizon = found.horizon
    let folds = found.folds(on: series, try plan.askedFolds(in: whole), most: plan.folds)
    let layout = FoldLayout(FoldPlan(horizon: found.horizon, folds), of: series, needed: 1)
    let limits = AxisLimits(
      series.series.enumerated().compactMap { place, series in
        let row = layout.lastRow(series: place, fold: 0)
        return row < 1 ? nil : (series, row)
      })
    let panel = try draft.panel(whole, limits: limits)
    let given = try file.forecasts(on: panel, horizon: found.horizon)
    let scored = panel.of(given)
    plan.folds = folds.count
    let hasOwn = !given.levels.isEmpty || !given.quantileLevels.isEmpty
    plan.intervals = plan.intervals ?? (isScore && hasOwn ? .native : .usual)
    if plan.intervals == .native, plan.levels == nil, isScore, !given.levels.isEmpty {
      plan.levels = given.levels
    }
    let models =
      isScore && asked.allSatisfy(\.isUsualNaive)
      ? asked.filter { _ in given.hasRoom(forSeason: try? plan.forecastTask(for: scored)) } : asked
    let own = Set(Backtest.withNaive(models).map(\.label))
    if let twice = given.models.first(where: { own.contains($0.label) }) {
      throw BacktestError.sameLabel(twice.label)
    }
    try self.init(plan, models, scored, folds, isForecast: false, jobs: jobs, given: given)
    self.given = (given, file.checksum)
    let labels = given.models.map(\.label)
    remarks.append(
      "\(given.file): \(counted(labels.count, "model")) made elsewhere (\(listed(labels)))")
    remarks += given.remarks
    if isScore, let own = asked.map(\.label).first(where: labels.contains) {
      remarks.append("\(own) is that of \(given.file), and not made anew")
    }
    if let most, most > folds.count {
      remarks.append(
        "\(given.file) has \(counted(folds.count, "cutoff")), and \(option: .nWindows, most) were asked for"
      )
    }
    if scored.series.count < panel.series.count {
      let count = panel.series.count - scored.series.count
      remarks.append(
        "\(grouped(count)) of \(grouped(panel.series.count)) series have no forecasts in \(given.file), and are "
          + "left out")
    }
    let count = try scoredPaths(models)
    let all = folds.times == nil ? folds.count * scored.series.count : given.paths(in: folds)
    if count < all {
      remarks.append(
        "\(grouped(count)) of \(counted(all, "path")) of \(given.file) are scored: a model of ours needs more rows "
          + "before the others")
    }
    if plan.intervals?.asksModels == false, hasOwn {
      remarks.append(
        "intervals are from past errors, for all models alike: "
          + "\(option: .intervals, .choice("native")) scores those of \(given.file)")
    }
  }
}

extension RunSetup {
  /// How many series are forecast in how many folds.
  private func scoredPaths(_ models: [Model]) throws -> Int {
    let able = Backtest.withNaive(try backtest.fitting(models, on: panel))
    let layout = try backtest.layout(of: panel, able)
    return panel.series.indices.reduce(0) { $0 + layout.folds(of: $1).count }
  }
}

extension Panel {
  /// The series that forecasts are of.
  fileprivate func of(_ given: GivenForecasts) -> Panel {
    let ids = Set(given.cutoffs.keys.map(\.series))
    guard ids.count < series.count else { return self }
    return Panel(series: series.filter { ids.contains($0.id) }, source: source)
  }
}

extension Model {
  /// Whether it is the model that forecasts made elsewhere are judged beside where none is named.
  fileprivate var isUsualNaive: Bool { forecaster is SeasonalNaive && label == forecaster.name }
}

extension GivenForecasts {
  /// How many paths start at the times of some folds.
  fileprivate func paths(in folds: Folds) -> Int {
    let times = Set((folds.times ?? []).suffix(folds.count))
    return cutoffs.values.count { times.contains($0) }
  }

  /// Whether there is a season, known at each cutoff, and no forecast of that name.
  fileprivate func hasRoom(forSeason task: ForecastTask?) -> Bool {
    guard let season = task?.seasonLength, season > 1 else { return false }
    let least = cutoffs.keys.map { $0.row + 1 }.min() ?? 0
    return least >= season && !models.contains { $0.label == SeasonalNaive().name }
  }
}
