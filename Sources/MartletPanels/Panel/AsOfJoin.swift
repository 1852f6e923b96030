import MartletTime

/// Carries a column of one axis onto another so that no row sees a value before it was available.
///
///     joined[t] = value[max { s : available(s) <= t }]
///
/// Of several values of one time, as a revised series has them, the one published last by t is taken.
///
/// The value of row s is available
/// - when its file says so, where it has a column of release times; else
/// - at the end of the period that s stands for, when s is its start: on the first day of the next
///   one. Monthly, quarterly and yearly dates stand for periods unless they are last days; so do
///   Mondays and Sundays of a weekly axis, and irregular dates that are all first days of months;
/// - at s itself otherwise: days, last days, other irregular dates, whole numbers; but a stamp with
///   a clock stands for the time up to the next one when the target's steps are shorter;
/// - later by the release lag, counted from there.
///
/// A date compares with a date-time as the end of its day.
struct AsOfJoin {
  /// The length of the period that a stamp starts.
  private enum Period {
    case none
    case weeks(Int)
    case months(Int)
    case seconds(Int)
  }

  /// When values were published, by their own file.
  struct Releases {
    /// The times that the values are of, in any order; a revised value has that of the first one.
    let ticks: [Int64]
    /// The moments of publication, comparable by `instant`.
    let instants: [Int64]
    /// The same as they are written.
    let labels: [String]
    /// The name of the column that has them.
    let column: String
  }

  private let from: TimeAxis
  private let lag: ReleaseLag?
  private let releases: Releases?
  let onto: TimeAxis
  private let period: Period

  /// - Parameters:
  ///   - from: The axis of the column, not empty.
  ///   - lag: The time from the end of a period to the publication of its value.
  ///   - releases: When values were published; nil where the axis and the lag say it.
  ///   - onto: The axis of the target.
  init(from: TimeAxis, lag: ReleaseLag?, releases: Releases? = nil, onto: TimeAxis) {
    self.from = from
    self.lag = lag
    self.releases = releases
    self.onto = onto
    period = Self.period(from, onto: onto)
  }

  /// What is known on a row.
  struct Known {
    /// The value's row in its file.
    let row: Int
    /// Whether it, or the value before a revision, was not known on the row before.
    let isNew: Bool
    /// Days since it became available; steps of a whole-number axis.
    let age: Double
  }

  /// For each row of `onto` what is known there; nil before anything is.
  /// - Complexity: O(n log n + m).
  func known() -> [Known?] {
    let ticks = releases?.ticks ?? from.ticks
    let instants = moments
    // In the order of publication; of values published together the latest time last.
    let order = ticks.indices.sorted { (instants[$0], ticks[$0]) < (instants[$1], ticks[$1]) }
    let day = onto.kind == .integer ? 1 : Double(secondsPerDay)
    var next = 0
    var best: Int?
    return onto.ticks.map { tick in
      let now = instant(tick, onto.kind)
      let before = best
      while next < order.count, instants[order[next]] <= now {
        if best.map({ ticks[$0] <= ticks[order[next]] }) ?? true { best = order[next] }
        next += 1
      }
      return best.map { row in
        Known(row: row, isNew: row != before, age: Double(now - instants[row]) / day)
      }
    }
  }

  /// The moments from which the values are known, row by row.
  var moments: [Int64] {
    releases?.instants ?? from.ticks.map { instant(available($0), from.kind) }
  }

  /// The moments of publication, ascending, of a value and its revisions one.
  var publications: [Int64] {
    guard let releases else { return from.ticks.map { instant(available($0), from.kind) }.sorted() }
    var first: [Int64: Int64] = [:]
    for (tick, moment) in zip(releases.ticks, releases.instants) {
      first[tick] = min(first[tick] ?? .max, moment)
    }
    return first.values.sorted()
  }

  /// How long after a value is available one so many steps later is, by the rule of its axis; nil without
  /// a rule.
  func due(after row: Int, steps: Int) -> Int64? {
    guard releases == nil, let later = try? from.future(steps: steps, after: row).last else {
      return nil
    }
    return instant(available(later), from.kind) - instant(available(from.ticks[row]), from.kind)
  }

  /// The tick that a value is of.
  func tick(ofRow row: Int) -> Int64 { releases?.ticks[row] ?? from.ticks[row] }

  /// The time that a value is of.
  func period(ofRow row: Int) -> String { from.label(tick(ofRow: row)) }

  /// The time that a value is of, and the one from which it is known.
  func labels(ofRow row: Int) -> (period: String, published: String) {
    let tick = tick(ofRow: row)
    return (period(ofRow: row), releases?.labels[row] ?? from.label(available(tick)))
  }

  /// The label of the time at which the first value is available.
  var firstAvailableLabel: String {
    guard let first = releases?.instants.min() else { return from.label(available(from.ticks[0])) }
    return TimeKind.date.label(first.flooredQuotient(secondsPerDay))
  }

  /// When a value is available, in words: `known from the end of its month plus 14 days`.
  var availability: String {
    if let releases { return "known from its \(releases.column)" }
    let moment =
      switch period {
      case .none: "its date"
      case .weeks(1): "the end of its week"
      case .weeks(let count): "the end of its \(count) weeks"
      case .months(1): "the end of its month"
      case .months(3): "the end of its quarter"
      case .months(12): "the end of its year"
      case .months(let count): "the end of its \(count) months"
      case .seconds: "the end of its step"
      }
    return "known from \(moment)" + (lag.map { " plus \($0.words)" } ?? "")
  }

  private static func period(_ from: TimeAxis, onto: TimeAxis) -> Period {
    let (multiple, frequency) = from.frequency.base
    switch frequency {
    case .weekly(.monday), .weekly(.sunday): return .weeks(multiple)
    case .months(_, _, .last), .months(_, _, .lastWeekday): return .none
    case .months(let count, _, _): return .months(multiple * count)
    case .seconds, .hours:
      guard let step = frequency.stepInSeconds, isFiner(onto, than: step) else { return .none }
      return .seconds(step)
    case .irregular: return irregularMonths(from)
    default: return .none
    }
  }

  /// Whether the target's rows follow one another in less than `step` seconds.
  private static func isFiner(_ onto: TimeAxis, than step: Int) -> Bool {
    guard onto.kind == .dateTime else { return false }
    return onto.frequency == .irregular || onto.frequency.stepInSeconds.map { $0 < step } ?? false
  }

  /// First days of months without a rule, such as half-years or a single month, stand for periods
  /// as long as their middle step.
  private static func irregularMonths(_ axis: TimeAxis) -> Period {
    guard axis.kind != .integer else { return .none }
    let dates = axis.ticks.map { CivilDate(daysSinceEpoch: axis.day($0)) }
    guard dates.allSatisfy({ $0.day == 1 }) else { return .none }
    let months = dates.map(\.monthIndex)
    let steps = zip(months.dropFirst(), months).map { $0 - $1 }.sorted()
    return .months(steps.isEmpty ? 1 : max(1, steps[steps.count / 2]))
  }

  /// The tick of `from` at which the value stamped `tick` is available.
  private func available(_ tick: Int64) -> Int64 {
    guard from.kind != .integer else { return tick }
    let end = end(tick)
    guard let lag else { return end }
    let scale = from.kind == .dateTime ? secondsPerDay : 1
    let (time, day) = (from.local(end), from.day(end))
    return from.tick(ofLocal: lag.added(toDay: day) * scale + time - day * scale)
  }

  /// The tick of `from` at which the period is over that the stamp `tick` stands for.
  private func end(_ tick: Int64) -> Int64 {
    let scale = from.kind == .dateTime ? secondsPerDay : 1
    switch period {
    case .none: return tick
    case .weeks(let count):
      return from.tick(ofLocal: from.local(tick) + Int64(7 * count) * scale)
    case .months(let count):
      let month = CivilDate(daysSinceEpoch: from.day(tick)).monthIndex + count
      return from.tick(ofLocal: MonthDay.first.date(inMonth: month).daysSinceEpoch * scale)
    case .seconds(let step): return tick + Int64(step)
    }
  }

  /// The last day of the period that a stamp of `from` stands for.
  func lastDay(_ tick: Int64) -> Int64 {
    switch period {
    case .weeks, .months: from.day(end(tick)) - 1
    case .none, .seconds: from.day(tick)
    }
  }

  /// Seconds since 1970 on which ticks of both kinds of dates compare; the integer itself.
  ///
  /// A date ends when it does at the home of the other axis.
  private func instant(_ tick: Int64, _ kind: TimeKind) -> Int64 {
    kind.instant(tick, in: from.zone ?? onto.zone)
  }
}

extension TimeKind {
  /// Seconds since 1970 on which ticks of both kinds of dates compare, a date by its end at its
  /// home; the integer itself.
  func instant(_ tick: Int64, in zone: TimeZoneRules?) -> Int64 {
    guard self == .date else { return tick }
    let midnight = (tick + 1) * secondsPerDay
    return (zone?.instant(ofLocal: midnight) ?? midnight) - 1
  }
}
