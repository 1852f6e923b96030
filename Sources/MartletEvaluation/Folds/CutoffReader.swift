public import MartletPanels
import MartletTime

/// Finds the rows that cutoffs stand for as they are typed: a time, or the number of a row.
///
///     2018-12-30   the last row that is not later: the Friday before that Sunday
///     2018-03      the last row of that month; 2018 is the last row of that year
///     450, -20     the 450th row, the 20th from the end (-1 is the last)
///
/// Times are in ISO 8601, as tables show them, or as the file writes them. Where the times of the file are whole
/// numbers, a number is a time. The rows of a panel are all times for which some series has a row.
struct CutoffReader {
  private let file: String
  private let timeFormat: String
  private let horizon: Int
  private let axis: TimeAxis
  private let seriesCount: Int
  private let ticks: [Int64]
  /// The last place after which some series has a horizon of rows; negative where there is none.
  private let lastPlace: Int

  /// - Returns: nil for a panel without rows.
  init?(_ panel: Panel, horizon: Int) {
    let moments = Moments(panel.series.map { $0.asOf(row: $0.count - 1) })
    guard let axis = panel.series.first?.axis, !moments.ticks.isEmpty else { return nil }
    let source = panel.source.files.first
    (file, timeFormat) = (source?.name ?? "", source?.timeFormat ?? "")
    (self.axis, self.horizon, seriesCount) = (axis, horizon, panel.series.count)
    ticks = moments.ticks
    let last = panel.series.compactMap { $0.axis.ticks.dropLast(horizon).last }.max()
    lastPlace = last.map(moments.place) ?? -1
  }

  /// The times of the rows that cutoffs stand for.
  /// - Throws: `BacktestError` for the first that is none, has no horizon after it, or is not later than the one
  ///   before it.
  func moments(of texts: [String]) throws(BacktestError) -> [Int64] {
    guard axis.kind != .integer || seriesCount == 1 else { throw .noCalendar(file: file) }
    var places: [Int] = []
    for (index, text) in texts.enumerated() {
      let place = try place(of: text)
      if let before = places.last, before >= place {
        throw before == place
          ? .sameCutoff(text, as: texts[index - 1], row: label(place))
          : .descendingCutoff(text, after: texts[index - 1])
      }
      guard place <= lastPlace else {
        throw .noHorizonAfter(
          text, file: file, rows: ticks.count - 1 - place, horizon: horizon,
          last: lastPlace < 0 ? nil : label(lastPlace))
      }
      places.append(place)
    }
    return places.map { ticks[$0] }
  }

  private func place(of text: String) throws(BacktestError) -> Int {
    let row = Int(text).flatMap(row)
    let time = time(of: text)
    switch (row, time) {
    case (let row?, let year?) where year.isWithin:
      guard row == year.place else {
        throw .ambiguousCutoff(text, row: label(row), year: label(year.place))
      }
      return row
    case (let row?, _): return row
    case (nil, let time?) where time.isWithin: return time.place
    case (nil, let time):
      throw .noCutoff(
        text, file: file, isTime: time != nil, rows: axis.kind == .integer ? nil : ticks.count,
        first: label(0), last: label(ticks.count - 1))
    }
  }

  /// The row of a number that counts rows; nil where there is none.
  private func row(_ number: Int) -> Int? {
    if axis.kind == .integer {
      return number < 0 && ticks[0] >= 0 && number >= -ticks.count ? ticks.count + number : nil
    }
    if number < 0 { return number >= -ticks.count ? ticks.count + number : nil }
    return 1...ticks.count ~= number ? number - 1 : nil
  }

  /// The last row that is not later than a time, and whether the time lies within the rows; nil for a text that is
  /// no time.
  private func time(of text: String) -> (place: Int, isWithin: Bool)? {
    if axis.kind == .integer {
      guard let time = Int64(text), time >= 0 || ticks[0] < 0 else { return nil }
      return (
        ticks.partitioningIndex { $0 > time } - 1, ticks[0]...ticks[ticks.count - 1] ~= time
      )
    }
    let plain = text.replacing("T", with: " ")
    guard let start = TimeRange.isDate(plain) ? plain : ownLabel(text) else { return nil }
    let place = ticks.partitioningIndex { axis.label($0).prefix(start.count) > start } - 1
    return (place, place >= 0 && start <= label(ticks.count - 1).prefix(start.count))
  }

  private func label(_ place: Int) -> String { axis.label(ticks[place]) }

  /// The beginning of the label of a time that is written as the file writes its times; nil for any other text.
  private func ownLabel(_ text: String) -> String? {
    let cell = ArraySlice(text.utf8)
    var parts: TimeParser.Parts?
    if timeFormat.contains("%"), let pattern = try? TimePattern(parsing: timeFormat),
      case .elements(let elements) = pattern.meaning
    {
      parts = pattern.parts(cell, elements)
    } else {
      parts = TimeParser.parts(cell)
    }
    guard let parts, !parts.format.hasOffset else { return nil }
    var (numbers, layout) = (parts.numbers, parts.format.layout)
    switch layout {
    case .integer, .colon, .epoch: return nil
    case .dayFirst(let separator):
      let monthFirst = TimeFormat.Layout.monthFirst(separator: separator)
      if timeFormat.contains(TimeFormat(layout: monthFirst).example) {
        (numbers, layout) = ((numbers.1, numbers.0, numbers.2), monthFirst)
      }
      numbers = (numbers.2, numbers.1, numbers.0)
    default: break
    }
    guard timeFormat.contains(TimeFormat(layout: layout).example),
      let date = CivilDate(checkingYear: numbers.0, month: numbers.1, day: numbers.2)
    else { return nil }
    guard axis.kind == .dateTime, parts.format.hasClock || parts.seconds > 0 else {
      return date.label
    }
    let clock = TimeKind.dateTime.label(Int64(parts.seconds)).suffix(8)
    return "\(date.label) \(clock)"
  }
}

extension Folds {
  /// Folds with cutoffs as they are typed: a time, or the number of a row.
  ///
  /// A time stands for the last row that is not later, `2018-03` and `2018` for the last row of a month or a year. It
  /// is in ISO 8601, or as the file of the panel writes times. A number counts rows from 1, below 0 from the end,
  /// where -1 is the last row; where the times are whole numbers, it is a time. A number that can be a row as well as
  /// a year is an error that names both.
  ///
  /// - Parameters:
  ///   - cutoffs: Of ascending rows.
  ///   - horizon: The rows that must follow in some series.
  /// - Throws: `BacktestError` for the first that does not go.
  public static func at(
    _ cutoffs: [String], in panel: Panel, horizon: Int
  ) throws(BacktestError) -> Folds {
    .at(try CutoffReader(panel, horizon: horizon)?.moments(of: cutoffs) ?? [])
  }
}
