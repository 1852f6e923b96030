package import MartletForecasting
import MartletNumerics
import MartletPanels

/// What the cells of a run are computed from: models and their tasks, and data with its cutoffs.
///
/// What a cell computes is a function of the cell and of this.
package struct CellSource: Sendable {
  package let models: [Model]
  /// What each model is to do.
  let tasks: [ForecastTask]
  package let layout: FoldLayout
  /// Where all streams of chance start.
  let seed: UInt64
  /// Fits of each random model.
  let seeds: Int
  /// Levels of the models' own quantiles that are asked for, ascending.
  var levels: [Double] = []
  /// The places of those that a model must have.
  var neededLevels: [Int] = []
  /// How many sample paths all seeds of a model draw together.
  var pathCount = 0
  /// Whether the parts of the forecast are asked for.
  var showsParts = false
  let modelTexts: [String]
  /// What each task says of itself.
  let taskTexts: [[String]]
  private let ids: [String]

  package init(
    models: [Model], tasks: [ForecastTask], layout: FoldLayout, seed: UInt64, seeds: Int
  ) {
    (self.models, self.tasks, self.layout) = (models, tasks, layout)
    (self.seed, self.seeds) = (seed, seeds)
    modelTexts = models.map(\.text)
    taskTexts = tasks.map(Self.texts)
    ids = layout.series.map(\.id)
  }

  /// What a cell computes; nil for one that is none of these models, series and cutoffs.
  package func result(of cell: Cell) -> CellResult? { place(of: cell).map(result) }

  /// What the cell of a place computes; a failure is a result.
  func result(of place: CellPlace) -> CellResult {
    do {
      let result = try compute(place)
      try checkQuantiles(of: result, place)
      return result
    } catch {
      var result = CellResult(cell(place))
      result.failure = error
      return result
    }
  }

  // MARK: - Names

  /// The cell of a place, with the names of what it is made of.
  package func cell(_ place: CellPlace) -> Cell {
    let first = place.series.lowerBound
    return Cell(
      model: modelTexts[place.model], label: models[place.model].label,
      series: place.series == ids.indices ? ids : Array(ids[place.series]),
      cutoffs: place.folds.map { layout.cutoff(series: first, fold: $0) }, seed: place.seed + 1)
  }

  /// Where a cell stands; nil where it does not.
  package func place(of cell: Cell) -> CellPlace? {
    guard let model = models.firstIndex(where: { $0.label == cell.label }),
      let first = ids.firstIndex(where: { $0 == cell.series.first }),
      first + cell.series.count <= ids.count,
      let fold = layout.folds.indices.first(where: {
        layout.cutoff(series: first, fold: $0) == cell.cutoffs.first
      }), fold + cell.cutoffs.count <= layout.folds.count
    else { return nil }
    let place = CellPlace(
      series: first..<(first + cell.series.count), model: model,
      folds: fold..<(fold + cell.cutoffs.count), seed: cell.seed - 1)
    return self.cell(place) == cell ? place : nil
  }

  // MARK: - Computing

  /// The stream of chance of a cell follows from the series, the cutoff of its fit and the seed. The
  /// model is left out, so that models meet the same batches, and a label changes no number; the
  /// number of folds is left out, so that more of them change no fold.
  private func compute(_ place: CellPlace) throws(CellError) -> CellResult {
    let (model, task) = (models[place.model], tasks[place.model])
    let cell = cell(place)
    let first = layout.series[place.series.lowerBound]
    let cutoff = cell.cutoffs.first?.label ?? ""
    do {
      let clock = ContinuousClock()
      let begin = clock.now
      let group = CellGroup(place, layout, model, task)
      let stream = [first.id, "cutoff \(cutoff)", "seed \(place.seed)"]
      let fitted = try model.fit(
        group.known, task, randomness: SplitMix64(seed: seed, path: stream))
      var result = CellResult(cell)
      result.fitSeconds = (clock.now - begin) / .seconds(1)

      let panels = place.folds.map(group.panel)
      let paths = try fitted.predict(panels)
      for (paths, panel) in zip(paths, panels) {
        try ForecastLimit.check(paths, of: panel, isOfLogarithms: task.transform.isOfLogarithms)
      }
      result.paths = zip(place.folds, paths).map { group.placed($1, fold: $0) }
      result.choice = fitted.automaticChoice
      result.learningCurve = fitted.learningCurve
      result.memberCurves = fitted.memberCurves
      if !levels.isEmpty, let quantiles = try fitted.quantiles(panels, at: levels) {
        try ForecastLimit.checkFinite(quantiles.joined().joined())
        result.quantiles = zip(place.folds, quantiles).map { group.placed($1, fold: $0) }
      }
      if let last = panels.last, let fold = place.folds.last {
        let count = drawCount(of: model)
        if count > 0 {
          let draws = try fitted.paths(
            last, count: count, randomness: SplitMix64(seed: seed, path: stream + ["paths"]))
          try ForecastLimit.checkFinite((draws ?? []).joined())
          result.draws = draws.map { group.placed($0, fold: fold) }
        }
        if showsParts {
          result.parts = try fitted.additiveParts(last).map { group.optional($0, fold: fold) }
        }
      }
      return result
    } catch {
      let more = place.series.count - 1
      throw CellError(
        model: model.label, series: more == 0 ? first.id : "\(first.id) and \(more) more",
        cutoff: cutoff, seed: cell.seed, cause: error)
    }
  }

  /// The sample paths of one seed: all seeds of a model draw as many.
  func drawCount(of model: Model) -> Int {
    let seeds = model.fits(of: seeds)
    return (pathCount + seeds - 1) / seeds
  }

  /// A model without the quantiles that it would be judged by fails.
  private func checkQuantiles(
    of result: CellResult, _ place: CellPlace
  ) throws(CellError) {
    guard !neededLevels.isEmpty else { return }
    for (index, fold) in place.folds.enumerated() {
      for (rank, series) in place.series.enumerated()
      where layout.takesPart(series: series, fold: fold) {
        let own = result.quantiles?[index][rank] ?? []
        guard neededLevels.allSatisfy({ own.indices.contains($0) && !own[$0].isEmpty }) else {
          let label = models[place.model].label
          throw CellError(
            model: label, series: layout.series[series].id,
            cutoff: layout.cutoff(series: series, fold: fold).label, seed: place.seed + 1,
            cause: ModelError.noQuantiles(model: label))
        }
      }
    }
  }
}

extension Model {
  /// The model as it is written on the command line, with every option and the label.
  package var text: String {
    let settings = (options + taskOptions + [(name: "label", value: label)]).map {
      "\($0.name)=\($0.value)"
    }
    return "\(forecaster.name):\(settings.joined(separator: ","))"
  }
}
