import MartletForecasting
import MartletPanels
import MartletTime

extension Backtest {
  /// Which series have too few rows before the first cutoff, and why; nil for the others.
  ///
  /// - Throws: `BacktestError` where all are too short together, `OptionError` for a model's options.
  func shortages(_ models: [Model], on panel: Panel) throws -> [BacktestError?] {
    let layout =
      folds.count > 0 ? try layout(of: panel, models) : try finalLayout(of: panel, models)
    if layout.isByCalendar { return try shortagesByCalendar(models, layout, panel) }
    var reasons = [BacktestError?](repeating: nil, count: panel.series.count)
    for model in models {
      let needed = try rowsOfEach(model)
      for place in panel.series.indices where reasons[place] == nil {
        reasons[place] = try shortage(of: place, layout, panel, model, models, needed: needed)
      }
    }
    let across = try models.filter { try $0.learnsAcrossSeries(task) }
    guard !across.isEmpty else { return reasons }
    let others = panel.series.indices.filter { reasons[$0] == nil }
    let together = try shortagesTogether(others, layout, across, panel)
    for (place, reason) in together { reasons[place] = reason }
    try checkLongest(panel.series.indices.filter { reasons[$0] == nil }, layout, across, panel)
    return reasons
  }

  /// The shortage of a series by itself.
  private func shortage(
    of place: Int, _ layout: FoldLayout, _ panel: Panel, _ model: Model, _ models: [Model],
    needed: Int, isLongest: Bool = false
  ) throws -> BacktestError? {
    let series = panel.series[place]
    let available = layout.trainingRows(series: place, fold: 0).count
    guard available < needed else { return nil }
    return .tooFewRows(
      series: series.id, file: panel.source.files.first?.name ?? "", rows: series.count,
      model: model.label, needed: needed, available: available, after: layout.folds[0].rowsAfter,
      remedies: try remedies(
        rows: series.count, models, isLongest: isLongest || panel.series.count == 1))
  }

  /// One series at least must be long enough to learn from.
  private func checkLongest(
    _ places: [Int], _ layout: FoldLayout, _ across: [Model], _ panel: Panel
  ) throws {
    let rows = layout.trainingRows(of: places, fold: 0).map(\.count)
    guard let longest = rows.indices.max(by: { rows[$0] < rows[$1] }) else { return }
    for model in across {
      let needed = try rowsOfLongest(model)
      guard rows[longest] < needed else { continue }
      if let own = try shortage(
        of: places[longest], layout, panel, model, across, needed: needed, isLongest: true)
      {
        throw own
      }
      guard let earliest = layout.earliestCutoff(of: places, fold: 0) else { continue }
      throw lateStart(
        places[longest], rows[longest], earliest.series, layout, panel, model, needed: needed)
    }
  }

  // MARK: - Series that end at different times

  /// Who is to be left out, so that every other series has rows enough that are not later than the
  /// earliest cutoff of these: the fewest, and of equally many those that end first.
  private func shortagesTogether(
    _ places: [Int], _ layout: FoldLayout, _ across: [Model], _ panel: Panel
  ) throws -> [(Int, BacktestError)] {
    guard layout.earliestCutoff(of: places, fold: 0) != nil,
      let model = try across.max(by: { try rowsOfEach($0) < rowsOfEach($1) })
    else { return [] }
    let needed = try rowsOfEach(model)
    let learns = try across.map { try rowsOfLongest($0) }.max() ?? 1
    let rows = layout.trainingRows(of: places, fold: 0).map(\.count)
    if rows.allSatisfy({ $0 >= needed }), rows.contains(where: { $0 >= learns }) { return [] }

    let ticks = { (place: Int) in panel.series[place].axis.ticks }
    let cutoff = { (place: Int) in ticks(place)[layout.lastRow(series: place, fold: 0)] }
    // The time from which on a series has so many rows to learn from; nil where it never has.
    let ready = { (place: Int, count: Int) -> Int64? in
      let own = layout.trainingRows(series: place, fold: 0)
      return own.count < count ? nil : ticks(place)[own.lowerBound + count - 1]
    }
    let ordered = places.sorted { (cutoff($0), $0) < (cutoff($1), $1) }
    let limits = ordered.map(cutoff)
    // How many of the others are short, and how many long enough to learn from, without the first k.
    var short = [Int](repeating: 0, count: ordered.count + 1)
    var long = short
    for (rank, place) in ordered.enumerated() {
      let first = ready(place, needed).map { time in limits.partitioningIndex { $0 >= time } }
      short[0] += 1
      short[min(first ?? .max, rank + 1)] -= 1
      if let time = ready(place, learns) {
        let first = limits.partitioningIndex { $0 >= time }
        if first <= rank {
          long[first] += 1
          long[rank + 1] -= 1
        }
      }
    }
    var (best, fewest, isShort, isLong) = (0, Int.max, 0, 0)
    for count in ordered.indices {
      isShort += short[count]
      isLong += long[count]
      if isLong > 0, count + isShort <= fewest { (best, fewest) = (count, count + isShort) }
    }
    guard fewest < places.count else { return [] }

    let kept = Array(ordered[best...])
    let left = layout.trainingRows(of: kept, fold: 0).map(\.count)
    let late = zip(kept, left).filter { $0.1 < needed }.map { place, rows in
      (place, lateStart(place, rows, kept[0], layout, panel, model, needed: needed))
    }
    guard let early = ordered[..<best].last else { return late }
    // What the last of them would do to the others says what each of them does.
    let harm = harm(of: early, to: kept, layout, needed: needed, learns: learns)
    return late
      + ordered[..<best].map { place in
        return (
          place,
          .endsEarly(
            series: panel.series[place].id, file: panel.source.files.first?.name ?? "",
            cutoff: layout.cutoff(series: place, fold: 0).label, model: model.label,
            needed: harm.needed, other: panel.series[harm.series].id,
            available: panel.series[harm.series].axis.count(upTo: cutoff(place)))
        )
      }
  }

  /// The series that a limit leaves the fewest rows, and how many it needs.
  private func harm(
    of early: Int, to kept: [Int], _ layout: FoldLayout, needed: Int, learns: Int
  ) -> (series: Int, needed: Int) {
    let rows = zip(kept, layout.trainingRows(of: [early] + kept, fold: 0).dropFirst())
    if let least = rows.min(by: { $0.1.count < $1.1.count }), least.1.count < needed {
      return (least.0, needed)
    }
    return (rows.max { $0.1.count < $1.1.count }?.0 ?? early, learns)
  }

  /// A series that has too few rows before the earliest cutoff, which is that of another.
  private func lateStart(
    _ place: Int, _ rows: Int, _ limit: Int, _ layout: FoldLayout, _ panel: Panel, _ model: Model,
    needed: Int
  ) -> BacktestError {
    let (series, other) = (panel.series[place], panel.series[limit])
    return .startsLate(
      series: series.id, file: panel.source.files.first?.name ?? "", rows: series.count,
      after: layout.folds[0].rowsAfter, model: model.label, needed: needed, available: rows,
      other: other.id,
      cutoff: layout.cutoff(series: limit, fold: 0).label)
  }

  // MARK: - Cutoffs by the calendar

  /// Series that are too short are not forecast; each fold must have one that is, and each model enough to
  /// learn from in the first.
  private func shortagesByCalendar(
    _ models: [Model], _ layout: FoldLayout, _ panel: Panel
  ) throws -> [BacktestError?] {
    let file = panel.source.files.first?.name ?? ""
    let isGiven = folds.times != nil
    guard
      isGiven && (panel.series.count == 1 || cutoffTimes != nil)
        || panel.series.allSatisfy({ $0.axis.kind != .integer })
    else {
      throw BacktestError.noCalendar(file: file)
    }
    let isForecast = layout.folds.indices.allSatisfy { fold in
      panel.series.indices.contains { layout.takesPart(series: $0, fold: fold) }
    }
    let rows =
      layout.isWithinTimes
      ? panel.series.indices.map { layout.trainingRows(series: $0, fold: 0).count }.max() ?? 0 : 0
    let needs = try models.map { max(try rowsOfLongest($0), try rowsOfEach($0)) }
    if isGiven, let (model, needed) = zip(models, needs).first(where: { rows < $0.1 }) {
      throw BacktestError.fewRowsBeforeCutoff(
        layout.isWithinTimes ? layout.cutoff(series: 0, fold: 0).label : "before the first row",
        file: file, model: model.label, needed: needed, available: rows)
    }
    for (model, needed) in zip(models, needs) {
      guard rows < needed || !isForecast else { continue }
      throw BacktestError.noSeriesAtCutoff(
        file: file, cutoff: layout.isWithinTimes ? layout.cutoff(series: 0, fold: 0).label : nil,
        model: model.label, needed: needed, available: rows)
    }
    return [BacktestError?](repeating: nil, count: panel.series.count)
  }
}
