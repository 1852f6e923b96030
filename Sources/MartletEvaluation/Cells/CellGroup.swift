import MartletForecasting
import MartletPanels

/// The series of a cell: those that are learnt from, and those that are forecast.
///
/// With cutoffs by the calendar a series takes part in a fit from as many rows as the model needs to
/// forecast from, whether it goes on after the cutoff or not: who is learnt from follows from what was
/// known alone.
struct CellGroup {
  private let cell: CellPlace
  private let layout: FoldLayout
  private let horizon: Int
  /// The places in the panel of the series that the fit learns from.
  private let members: [Int]
  /// What the fit learns from.
  let known: AsOfPanel

  init(_ cell: CellPlace, _ layout: FoldLayout, _ model: Model, _ task: ForecastTask) {
    self.cell = cell
    self.layout = layout
    horizon = task.horizon
    let fold = cell.folds.lowerBound
    let present = cell.series.filter { layout.stays(series: $0, fold: fold) }
    let learnt = layout.learnt(by: present, fold: fold)
    let learners = zip(present, learnt).filter { _, history in
      guard layout.isByCalendar else { return true }
      let hasFuture = !history.futureCovariates.isEmpty
      let needed =
        model.forecaster.learnsAcrossSeries
        ? model.forecaster.rowsToPredict(for: task) : model.forecaster.minimumRows(for: task)
      return history.count >= max(needed, 1) + (hasFuture ? task.horizon : 0)
    }
    members = learners.map(\.0)
    known = AsOfPanel(histories: learners.map(\.1))
  }

  /// What is known of these series in a fold.
  ///
  /// One that is not forecast stands where what is known ahead reaches far enough, or where it stood in
  /// its last fold: its forecast is for nobody.
  func panel(_ fold: Int) -> AsOfPanel {
    AsOfPanel(
      histories: members.map { place in
        let series = layout.series[place]
        let back =
          layout.takesPart(series: place, fold: fold) || series.futureCovariates.isEmpty
          ? 0 : horizon
        let last = layout.departure(of: place).map { min(fold, $0 - 1) } ?? fold
        return series.asOf(row: layout.lastRow(series: place, fold: last) - back)
      })
  }

  /// One for each series of the cell: empty for those that are not forecast in a fold.
  func placed<Value>(_ values: [[Value]], fold: Int) -> [[Value]] {
    optional(values, fold: fold).map { $0 ?? [] }
  }

  /// One for each series of the cell: nil for those that are not forecast in a fold.
  func optional<Value>(_ values: [Value], fold: Int) -> [Value?] {
    var placed = [Value?](repeating: nil, count: cell.series.count)
    for (place, value) in zip(members, values) where layout.takesPart(series: place, fold: fold) {
      placed[place - cell.series.lowerBound] = value
    }
    return placed
  }
}
