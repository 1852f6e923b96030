import MartletPanels
import MartletTime

extension ColumnPlan {
  /// The rule of the rows: that of the calendar, else that of the frequency.
  /// - Throws: `DataError` for a name that neither has, `RunError` for two that contradict each other.
  func frequency() throws -> Frequency? {
    let frequency = try freq.map { try Frequency(alias: $0) }
    guard let calendar else { return frequency }
    let sessions: Frequency
    switch calendar {
    case "weekdays": sessions = .weekdays
    case "daily": sessions = .everyDay
    default:
      if let week = try? Frequency(alias: calendar), case .workingWeek = week {
        sessions = week
      } else {
        let named = try TradingCalendar(named: calendar)
        // The holidays of a file go with any week.
        if case .workingWeek(let week)? = frequency, let own = named.inWeek(week) {
          return .sessions(own)
        }
        sessions = .sessions(named)
      }
    }
    if let frequency, frequency != sessions, frequency != .weekdays {
      throw RunError.frequencyOfOtherDays(frequency.alias, calendar: calendar)
    }
    return sessions
  }

  /// The bars to make; nil for none.
  /// - Throws: `DataError` for a name that does not exist, `RunError` for columns of no bars.
  func resampling() throws -> Resampling? {
    let aggregates = try aggregates.sorted { $0.key < $1.key }.map {
      ($0.key, try Aggregate(named: $0.value))
    }
    guard let resample else {
      guard aggregates.isEmpty else { throw RunError.aggregatesNothing }
      return nil
    }
    return try Resampling(
      to: Frequency(alias: resample), aggregates: Dictionary(uniqueKeysWithValues: aggregates))
  }
}
