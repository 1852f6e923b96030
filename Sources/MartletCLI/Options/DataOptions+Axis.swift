import ArgumentParser
import MartletPanels
import MartletTime

extension DataOptions {
  /// All files that are read.
  var inputs: [String] { files + (calendar.map { [$0] } ?? []) }

  /// The rule of the rows: that of `--calendar`, else that of `--freq`.
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
      throw ValidationError(
        "--freq \(frequency.alias) does not go with --calendar \(calendar). Give one of them.")
    }
    return sessions
  }

  /// What `--resample` and `--aggregate` ask for.
  func resampling() throws -> Resampling? {
    var aggregates: [String: Aggregate] = [:]
    for text in aggregate {
      guard let sign = text.lastIndex(of: "="), sign > text.startIndex else {
        throw ValidationError("'\(text)' is no value for --aggregate. Write NAME=mean.")
      }
      let name = String(text[..<sign])
      let how = try Aggregate(named: String(text[text.index(after: sign)...]))
      guard aggregates.updateValue(how, forKey: name) == nil else {
        throw ValidationError("--aggregate names '\(name)' twice. Give one way.")
      }
    }
    guard let resample else {
      guard aggregates.isEmpty else {
        throw ValidationError("--aggregate makes bars of nothing. Add --resample W-FRI.")
      }
      return nil
    }
    return try Resampling(to: Frequency(alias: resample), aggregates: aggregates)
  }
}
