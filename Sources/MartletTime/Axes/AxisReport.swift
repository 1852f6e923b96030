/// How complete a time axis is by its own rule.
public struct AxisReport: Sendable, Hashable {
  /// A run of times that the rule has and the axis does not.
  public struct Gap: Sendable, Hashable {
    /// The label of the row before the gap.
    public let after: String
    /// The label of the row after the gap.
    public let before: String
    /// How many times are missing.
    public let steps: Int
  }

  /// The rule.
  public let frequency: Frequency
  /// The rows that are there.
  public let present: Int
  /// The times that the rule has from the first row to the last; nil for an irregular axis.
  public let expected: Int?
  /// How many gaps there are. On weekdays most are holidays.
  public let gapCount: Int
  /// The largest gaps, largest first; of equal ones the earliest first.
  public let largestGaps: [Gap]

  /// Examines an axis.
  /// - Parameter limit: How many gaps to list.
  public init(of axis: TimeAxis, listing limit: Int = 5) {
    frequency = axis.frequency
    present = axis.count
    let missing = (1..<max(1, axis.count)).map { row in
      (row: row, steps: axis.missingSteps(before: row))
    }.filter { $0.steps > 0 }
    gapCount = missing.count
    expected =
      axis.frequency == .irregular ? nil : axis.count + missing.reduce(0) { $0 + $1.steps }
    largestGaps = missing.sorted { ($1.steps, $0.row) < ($0.steps, $1.row) }.prefix(limit).map {
      Gap(
        after: axis.label(row: $0.row - 1), before: axis.label(row: $0.row), steps: $0.steps)
    }
  }
}

extension TimeAxis {
  /// How many times of the rule lie between a row and the one before it. A day shifted by a holiday
  /// counts as the day it stands for.
  package func missingSteps(before row: Int) -> Int {
    let (start, end) = (ticks[row - 1], ticks[row])
    switch (frequency, kind) {
    case (.irregular, _): return 0
    case (.step(let step), _), (.seconds(let step), _):
      return max(0, Int((end - start - 1) / Int64(step)))
    case (.hours(let hours), _):
      return hours.count(between: local(start), and: local(end))
    default:
      return Self.missing(frequency, day(start), day(end))
    }
  }

  private static func missing(_ frequency: Frequency, _ start: Int64, _ end: Int64) -> Int {
    guard end > start + 1 else { return 0 }
    let between = (start + 1)...(end - 1)
    switch frequency {
    case .weekdays: return Weekday.mondayToFridayCount(in: between)
    case .workingWeek(let week): return week.count(in: between)
    case .sessions(let calendar): return calendar.sessionCount(in: between)
    case .multiple(let count, let base):
      let steps = missing(base, start, end) + 1
      return max(0, (steps + count / 2) / count - 1)
    case .weekly: return max(0, Int((end - start + 3) / 7) - 1)
    case .months(let count, _, _):
      let months =
        CivilDate(daysSinceEpoch: end).monthIndex - CivilDate(daysSinceEpoch: start).monthIndex
      return max(0, (months + count / 2) / count - 1)
    default: return between.count
    }
  }
}
