import MartletPanels
import MartletTime

extension FoldFilter {
  /// Which folds of which series enter, by series and fold.
  ///
  /// - Throws: `BacktestError` where none does, and for a condition on what the panel does not have.
  func entering(_ layout: FoldLayout, of panel: Panel) throws(BacktestError) -> [[Bool]] {
    var entering = panel.series.indices.map { place in
      layout.folds.indices.map { layout.takesPart(series: place, fold: $0) }
    }
    let all = entering
    var counts: [String] = []
    for condition in conditions {
      var own: Set<Int> = []
      for place in panel.series.indices {
        let fits = try condition.fits(layout, panel.series[place], place)
        for fold in fits.indices where !fits[fold] { entering[place][fold] = false }
        own.formUnion(fits.indices.filter { fits[$0] && all[place][$0] })
      }
      counts.append(
        "\(own.count) of \(layout.folds.count) folds have \(condition.text)"
          + condition.thereIs(layout, panel))
    }
    guard entering.contains(where: { $0.contains(true) }) else {
      throw .noFoldsWhere(description, counts: counts.joined(separator: ", "))
    }
    return entering
  }
}

extension FoldFilter.Condition {
  /// Whether a condition holds at the cutoff of a series in each fold.
  fileprivate func fits(
    _ layout: FoldLayout, _ series: Series, _ place: Int
  ) throws(BacktestError) -> [Bool] {
    let fits: [Bool]
    switch kind {
    case .years(let years):
      fits = try dates(layout, series, place).map { date, _ in years.contains { $0 ~= date.year } }
    case .months(let months):
      fits = try dates(layout, series, place).map { date, _ in months.contains(date.month) }
    case .weekdays(let days):
      fits = try dates(layout, series, place).map { _, weekday in days.contains(weekday) }
    case .volatility(let changes, let thirds):
      fits = RecentVolatility.thirds(layout, series, place, changes: changes).map {
        $0.map(thirds.contains) ?? isNegated
      }
    case .releases(let names):
      var rows: Set<Int> = []
      for name in names { rows.formUnion(try releases(of: name, series)) }
      fits = layout.folds.indices.map { rows.contains(layout.lastRow(series: place, fold: $0)) }
    }
    return isNegated ? fits.map { !$0 } : fits
  }

  /// The date of the cutoff in each fold; of a fold before all times that of no year.
  private func dates(
    _ layout: FoldLayout, _ series: Series, _ place: Int
  ) throws(BacktestError) -> [(CivilDate, Weekday)] {
    guard series.axis.kind != .integer else {
      throw .noSuchFilter(
        text, reason: "times that are whole numbers have no dates", advice: "leave it out")
    }
    return layout.folds.indices.map { fold in
      let day = layout.cutoff(series: place, fold: fold).time.map(series.axis.day) ?? -800_000
      return (CivilDate(daysSinceEpoch: day), Weekday(daysSinceEpoch: day))
    }
  }

  /// The rows of a series on which a new value of a covariate became known.
  private func releases(of name: String, _ series: Series) throws(BacktestError) -> [Int] {
    let columns = series.covariates + series.futureCovariates
    guard let column = columns.first(where: { $0.name == name }) else {
      throw .noSuchFilter(
        text, reason: "no covariate is called '\(name)'",
        advice: columns.isEmpty
          ? "name it as a covariate, too"
          : "the covariates are \(columns.map(\.name).joined(separator: ", "))")
    }
    guard let arrivals = column.arrivals else {
      throw .noSuchFilter(
        text, reason: "'\(name)' stands in the rows of the target, and has a new value on each",
        advice: "a covariate of another file, or with a lag of publication, has releases")
    }
    return arrivals.map(\.row)
  }

  /// The years, months or days that the cutoffs have, for a message.
  fileprivate func thereIs(_ layout: FoldLayout, _ panel: Panel) -> String {
    let found = panel.series.indices.flatMap { place -> [(CivilDate, Weekday)] in
      guard let dates = try? dates(layout, panel.series[place], place) else { return [] }
      return dates.indices.filter { layout.takesPart(series: place, fold: $0) }.map { dates[$0] }
    }
    switch kind {
    case .years:
      guard let first = found.map(\.0.year).min(), let last = found.map(\.0.year).max() else {
        return ""
      }
      return " (there are \(first == last ? "\(first)" : "\(first) to \(last)"))"
    case .months:
      return
        " (there are \(Set(found.map(\.0.month)).sorted().map(String.init).joined(separator: ", ")))"
    case .weekdays:
      let days = Weekday.allCases.filter(Set(found.map(\.1)).contains)
      return " (there are \(days.map(\.name).joined(separator: ", ")))"
    case .volatility, .releases: return ""
    }
  }
}
