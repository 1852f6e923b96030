import MartletTime
package import MartletForecasting
package import MartletPanels

extension Backtest {
  /// What is known, learnt and forecast in a fold.
  ///
  /// A forecast is a function of what is known at its cutoff and of the task: of earlier folds, whose errors
  /// make intervals, the checksum of what is known is enough.
  ///
  /// - Parameters:
  ///   - models: Those of the run, with naive.
  ///   - layout: With the fold; of series that may end with it.
  ///   - fits: Whether models are fitted.
  ///   - result: The run on the files as they are: the forecasts of earlier folds, and of this one where nothing
  ///     is fitted. Without it there are no intervals.
  ///   - store: Where the results of all cells of that run are; nil to fit anew.
  package func observation(
    _ models: [Model], on panel: Panel, _ layout: FoldLayout, fold: Int, fits: Bool,
    after result: BacktestResult?, store: (any CellStore)? = nil
  ) throws -> AuditObservation {
    let source = try cellSource(models, layout, sharing: 1)
    var observation = AuditObservation()
    observation.handed =
      inferred(models, layout, fold, source) + layout.facts(fold)
      + (0..<fold).map {
        AuditObservation.Fact(
          .features, "all that was known in fold \($0 + 1)",
          .words(source.checksum(knownIn: $0).prefix(12).description))
      } + transformFacts(models, source, fold) + ended(layout, fold)
    guard fits else {
      if let result {
        observation.intervals = intervalFacts(of: result.models, panel, layout, fold)
      }
      return observation
    }
    let fit = foldPlan.fits().first { $0.contains(fold) } ?? fold..<fold + 1
    let cells = try cells(
      models, layout, fits: [store == nil ? fit.lowerBound..<fold + 1 : fit])
    var fitted: [AuditObservation.Fact] = []
    var forecasts = result?.models ?? []
    for cell in cells {
      let result =
        store?.result(checksum: source.checksum(of: cell)) ?? source.result(of: cell)
      let label = models[cell.model].label
      fitted += result.facts(label, cell, layout, fold)
      guard let place = forecasts.firstIndex(where: { $0.label == label }),
        result.failure == nil
      else { continue }
      let paths = result.paths[fold - cell.folds.lowerBound]
      for (series, path) in zip(cell.series, paths) {
        forecasts[place].paths.set(path, seed: cell.seed, series: series, fold: fold)
      }
    }
    observation.fitted = fitted
    if result != nil { observation.intervals = intervalFacts(of: forecasts, panel, layout, fold) }
    return observation
  }

  private func inferred(
    _ models: [Model], _ layout: FoldLayout, _ fold: Int, _ source: CellSource
  ) -> [AuditObservation.Fact] {
    let options = zip(models, source.tasks).map { model, task in
      AuditObservation.Fact(
        .inference, "the task of \(model.label)",
        .words(
          "horizon \(task.horizon), season \(task.seasonLength), input size \(task.inputSize), \(task.transform)"
            + ForecastTask.options.texts(of: task).map { ", \($0.name) \($0.value)" }.joined()))
    }
    let series = layout.series.map {
      AuditObservation.Fact(
        .inference, "the rule of the times of \($0.id)", .words("\($0.axis.frequency)"))
    }
    let ids = layout.series.map(\.id).joined(separator: ", ")
    let cutoffs = (0...fold).map { fold in
      AuditObservation.Fact(
        .inference, "the cutoffs of fold \(fold + 1)",
        .words(
          layout.series.indices.map {
            (layout.takesPart(series: $0, fold: fold) ? "" : "not ")
              + layout.cutoff(series: $0, fold: fold).label
          }.joined(separator: ", ")))
    }
    return [.init(.inference, "the series that take part", .words(ids))] + series + cutoffs
      + options
  }

  /// The transforms as they are fitted to what is known.
  private func transformFacts(
    _ models: [Model], _ source: CellSource, _ fold: Int
  ) -> [AuditObservation.Fact] {
    var seen: Set<String> = []
    return source.tasks.filter { !$0.transform.steps.isEmpty }
      .filter { seen.insert("\($0.transform)").inserted }.flatMap { task in
        source.layout.series.indices.filter { source.layout.takesPart(series: $0, fold: fold) }
          .map { place in
            let known = source.layout.known(series: place, fold: fold)
            let values = try? task.transform.fit(to: known, seasonLength: task.seasonLength)
              .apply(to: known)
            return AuditObservation.Fact(
              .fit, "\(task.transform) of \(known.id)",
              values.map { .numbers($0) } ?? .words("refused"))
          }
      }
  }

  /// What happened in the horizons that had ended by a cutoff: what intervals are made of.
  private func ended(_ layout: FoldLayout, _ fold: Int) -> [AuditObservation.Fact] {
    guard intervals.isOfPastErrors else { return [] }
    return layout.series.indices.flatMap { place in
      (0..<fold).filter {
        layout.takesPart(series: place, fold: $0)
          && layout.lastRow(series: place, fold: $0) + task.horizon
            <= layout.lastRow(series: place, fold: fold)
      }.map {
        AuditObservation.Fact(
          .interval, "what happened to \(layout.series[place].id) after fold \($0 + 1)",
          .numbers(layout.happened(series: place, fold: $0)))
      }
    }
  }

  private func intervalFacts(
    of models: [ModelForecasts], _ panel: Panel, _ layout: FoldLayout, _ fold: Int
  ) -> [AuditObservation.Fact] {
    let result = BacktestResult(backtest: self, panel: panel, models: models, layout: layout)
    var facts: [AuditObservation.Fact] = []
    for (place, model) in models.enumerated() {
      for series in panel.series.indices where layout.takesPart(series: series, fold: fold) {
        let id = panel.series[series].id
        for level in levels {
          let ends = result.intervals(model: place, series: series, fold: fold, level: level)
          facts.append(
            .init(
              .interval, "the interval \(level) of \(model.label) for \(id)",
              .numbers((ends ?? []).flatMap { [$0.lower, $0.upper] })))
        }
        for level in quantiles {
          let values = result.quantile(level, model: place, series: series, fold: fold)
          facts.append(
            .init(
              .interval, "the quantile \(level) of \(model.label) for \(id)",
              .numbers(values ?? [])))
        }
      }
    }
    return facts
  }
}

extension FoldLayout {
  /// What is known of each series in a fold, number by number, and which rows are learnt from.
  fileprivate func facts(_ fold: Int) -> [AuditObservation.Fact] {
    var facts: [AuditObservation.Fact] = []
    func add(_ name: String, _ numbers: some Sequence<Double>) {
      facts.append(.init(.features, name, .numbers(Array(numbers))))
    }
    for place in series.indices where stays(series: place, fold: fold) {
      let known = known(series: place, fold: fold)
      let id = known.id
      add("the times of \(id)", known.ticks.map { Double($0) })
      add("the target of \(id)", known.target)
      add("the filled rows of \(id)", known.rows.filter(known.isFilled).map(Double.init))
      for column in known.pastCovariates { add("\(column.name) of \(id)", column.values) }
      let ahead = try? known.futureCovariates(steps: plan.horizon)
      for column in ahead ?? known.futureCovariates {
        add("\(column.name) of \(id), known ahead", column.values)
      }
      for column in known.staticCovariates { add("\(column.name) of \(id)", [column.value]) }
    }
    let rows = trainingRows(of: Array(series.indices), fold: fold)
    add(
      "the rows that are learnt from",
      rows.flatMap { [Double($0.lowerBound), Double($0.upperBound)] })
    return facts
  }
}

extension CellResult {
  fileprivate func facts(
    _ label: String, _ place: CellPlace, _ layout: FoldLayout, _ fold: Int
  ) -> [AuditObservation.Fact] {
    let seed = place.seed > 0 ? " with seed \(place.seed + 1)" : ""
    let first = layout.series[place.series.lowerBound].id
    let index = fold - place.folds.lowerBound
    let of = "of \(label)\(seed) for "
    if let failure {
      return [.init(.fit, "the fit \(of)\(first)", .words("\(failure)"))]
    }
    var facts: [AuditObservation.Fact] = []
    if let choice { facts.append(.init(.fit, "the choice \(of)\(first)", .words("\(choice)"))) }
    if let learningCurve {
      facts.append(.init(.fit, "the learning curve \(of)\(first)", .words("\(learningCurve)")))
    }
    for curve in memberCurves {
      facts.append(
        .init(
          .fit, "the learning curve of \(curve.member) in \(label)\(seed) for \(first)",
          .words("\(curve)")))
    }
    for (series, path) in zip(place.series, paths[index]) {
      facts.append(.init(.forecast, "forecast \(of)\(layout.series[series].id)", .numbers(path)))
    }
    for (series, levels) in zip(place.series, quantiles?[index] ?? []) {
      facts.append(
        .init(
          .interval, "the own quantiles \(of)\(layout.series[series].id)",
          .numbers(levels.flatMap { $0 })))
    }
    return facts
  }
}
