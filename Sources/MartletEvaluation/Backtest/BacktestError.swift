public import MartletFiles

/// A walk-forward evaluation that cannot be laid out.
public enum BacktestError: Diagnosis, Sendable, Hashable {
  /// An evaluation was asked for with a count of folds of 0.
  case noFolds
  /// Two models have the same label, so that their columns could not be told apart.
  case sameLabel(String)
  /// The first fold leaves a model with too little to train on.
  ///
  /// `rows` is all of the series, `available` what the first fold may train on, `after` the rows
  /// after its cutoff.
  case tooFewRows(
    series: String, file: String, rows: Int, model: String, needed: Int, available: Int, after: Int,
    remedies: [Remedy])
  /// What learns across series learns from nothing later than the first cutoff of `other`, which ends
  /// first, and that leaves this one too few rows.
  ///
  /// `rows` is all of the series, `after` the rows after its own first cutoff.
  case startsLate(
    series: String, file: String, rows: Int, after: Int, model: String, needed: Int, available: Int,
    other: String, cutoff: String)
  /// Nothing later than the first cutoff of this series would be learnt from, and that leaves `other` too
  /// few rows.
  case endsEarly(
    series: String, file: String, cutoff: String, model: String, needed: Int, other: String,
    available: Int)
  /// Cutoffs by the calendar, and times that are whole numbers.
  case noCalendar(file: String)
  /// Cutoffs by the calendar, and no series with rows enough before the first of them (nil: before all
  /// times), or a fold from which none goes on for a horizon.
  case noSeriesAtCutoff(file: String, cutoff: String?, model: String, needed: Int, available: Int)
  /// A text that is neither a time nor a row of the file, or one outside of these (`isTime`). `rows` is nil where
  /// numbers are times.
  case noCutoff(String, file: String, isTime: Bool, rows: Int?, first: String, last: String)
  /// A number that is a row, and also the year of other rows.
  case ambiguousCutoff(String, row: String, year: String)
  /// Two cutoffs after the same row.
  case sameCutoff(String, as: String, row: String)
  /// A cutoff that is earlier than the one before it.
  case descendingCutoff(String, after: String)
  /// A cutoff with fewer rows after it than the horizon. `last` is the last that has enough; nil where none has.
  case noHorizonAfter(String, file: String, rows: Int, horizon: Int, last: String?)
  /// A cutoff that was given and leaves a model too few rows to train on.
  case fewRowsBeforeCutoff(String, file: String, model: String, needed: Int, available: Int)
  /// A filter of folds that leaves none. `counts` says how many each of its conditions leaves, and what there is.
  case noFoldsWhere(String, counts: String)
  /// A filter of folds by something that the panel does not have.
  case noSuchFilter(String, reason: String, advice: String)
  /// A value whose square may not be a number.
  case tooLarge(series: String, file: String, value: Double)
  /// QLIKE, and a target that is no volatility.
  case noVolatility

  public var what: Wording {
    switch self {
    case .noFolds: "there are no folds"
    case .sameLabel(let label): "two models are called '\(label)'"
    case .tooFewRows(let series, _, let rows, let model, let needed, _, 0, _):
      "series '\(series)' has \(counted(rows, "row")), and \(model) needs \(grouped(needed))"
    case .tooFewRows(let series, _, let rows, let model, let needed, let available, let after, _):
      "series '\(series)' has \(counted(rows, "row")); with \(grouped(after)) after the first "
        + "cutoff, \(grouped(available)) are left to train on and \(model) needs \(grouped(needed))"
    case .startsLate(
      let series, _, let rows, let after, let model, let needed, let available, let other,
      let cutoff):
      "series '\(series)' has \(counted(rows, "row")); "
        + (after > 0
          ? "\(grouped(after)) come after its first cutoff, and of the \(grouped(max(0, rows - after))) before it "
          : "")
        + "\(grouped(available)) are not later than \(cutoff), \(after > 0 ? "the first cutoff" : "the end") of "
        + "'\(other)', which ends first; \(model) learns from all series together, from nothing later, and needs "
        + "\(grouped(needed))"
    case .endsEarly(let series, _, let cutoff, let model, let needed, let other, let available):
      "series '\(series)' ends early: its first cutoff is \(cutoff), and \(model), which learns from all series "
        + "together, would learn from nothing later; that leaves '\(other)' \(counted(available, "row")) of the "
        + "\(grouped(needed)) it needs"
    case .noCalendar: "times that are whole numbers follow no calendar"
    case .noSeriesAtCutoff(_, nil, _, _, _):
      "the first cutoff by the calendar lies before all times"
    case .noSeriesAtCutoff(_, let cutoff?, let model, let needed, let available)
    where available < needed:
      "by \(cutoff), the first cutoff by the calendar, no series has more than \(counted(available, "row")), and "
        + "\(model) needs \(grouped(needed))"
    case .noSeriesAtCutoff:
      "there is a fold in which no series has rows enough before the cutoff and a horizon after it"
    case .noCutoff(let text, _, true, _, let first, let last):
      "cutoff \(text) lies outside the rows, which are of \(first) to \(last)"
    case .noCutoff(let text, _, false, _, _, _): "cutoff '\(text)' is neither a time nor a row"
    case .ambiguousCutoff(let text, let row, let year):
      "cutoff \(text) can be row \(text), of \(row), or the end of the year \(text), \(year)"
    case .sameCutoff(let text, let other, let row):
      "cutoffs \(other) and \(text) are the same: the last row known is \(row)"
    case .descendingCutoff(let text, let other): "cutoff \(text) is earlier than \(other) before it"
    case .noHorizonAfter(let text, _, let rows, let horizon, _):
      "after cutoff \(text) there \(rows == 1 ? "is" : "are") \(counted(rows, "row")), and the horizon is "
        + "\(grouped(horizon))"
    case .fewRowsBeforeCutoff(let cutoff, _, let model, let needed, let available):
      "cutoff \(cutoff) leaves \(counted(available, "row")) to train on, and \(model) needs "
        + "\(grouped(needed))"
    case .noFoldsWhere(let filter, _): "no fold is left where \(filter)"
    case .noSuchFilter(let condition, let reason, _): "\(condition): \(reason)"
    case .tooLarge(let series, _, let value):
      "series '\(series)' holds \(value), which is too large to square"
    case .noVolatility:
      "\(option: .metric, .choice("qlike")) is a loss of variances, and the target is none"
    }
  }

  public var remedy: Wording? {
    switch self {
    case .noFolds: "\(option: .nWindows, 1) or more"
    case .sameLabel: "tell them apart with label=NAME, for example mlp:label=wide,hidden=512"
    case .tooFewRows(_, _, _, _, _, _, _, let remedies): Remedy.words(remedies)
    case .startsLate, .endsEarly:
      "\(option: .cutoffs, .choice("calendar")) learns from series that had ended without forecasting "
        + "them, \(option: .scope, .choice("local")) learns from each series by itself"
    case .noCalendar: "\(option: .cutoffs, .choice("ends"))"
    case .noSeriesAtCutoff:
      "take fewer folds (\(option: .nWindows)), or shorten \(option: .horizon) or \(option: .inputSize)"
    case .noCutoff(_, _, _, let rows, let first, let last):
      rows.map { rows in
        "give times from \(first) to \(last), or rows from 1 to \(grouped(rows)), from the end from -1 to "
          + "-\(grouped(rows))"
      } ?? "give times from \(first) to \(last)"
    case .ambiguousCutoff(_, let row, let year):
      "\(option: .cutoffs, .plain(row)) for the row, \(option: .cutoffs, .plain(year)) for the year"
    case .sameCutoff: "leave one of them out"
    case .descendingCutoff: "give cutoffs from the earliest to the latest"
    case .noHorizonAfter(_, _, _, _, let last):
      last.map { "the last cutoff that has enough is \($0); or shorten \(option: .horizon)" }
        ?? "shorten \(option: .horizon)"
    case .fewRowsBeforeCutoff:
      "give later ones (\(option: .cutoffs)), or shorten \(option: .horizon) or \(option: .inputSize)"
    case .noFoldsWhere(_, let counts): Wording(counts)
    case .noSuchFilter(_, _, let advice): Wording(advice)
    case .tooLarge: "write the column in larger units"
    case .noVolatility:
      "\(option: .volatility) makes the target one (of a column that is one already: "
        + "\(option: .volatility, .words("given"))), or take \(option: .metric, .choice("mae"))"
    }
  }

  /// The file at fault; nil when the options are.
  public var file: String? {
    switch self {
    case .noFolds, .sameLabel, .noVolatility, .ambiguousCutoff, .sameCutoff, .descendingCutoff,
      .noFoldsWhere, .noSuchFilter:
      nil
    case .tooFewRows(_, let file, _, _, _, _, _, _), .tooLarge(_, let file, _),
      .startsLate(_, let file, _, _, _, _, _, _, _), .endsEarly(_, let file, _, _, _, _, _),
      .noCalendar(let file), .noSeriesAtCutoff(let file, _, _, _, _),
      .noCutoff(_, let file, _, _, _, _), .noHorizonAfter(_, let file, _, _, _),
      .fewRowsBeforeCutoff(_, let file, _, _, _):
      file.isEmpty ? nil : file
    }
  }

  public var location: SourceLocation? { file.map { SourceLocation(file: $0) } }

  public var category: DataError.Category { file == nil ? .usage : .data }
}
