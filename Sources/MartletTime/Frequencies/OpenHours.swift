import MartletFiles

/// The times of a week at which there are rows, on an axis of less than a day with closed hours.
///
/// A day of trading, two sessions with a break for lunch, a week from Sunday night to Friday: all are
/// times of the week, by the clocks at home.
public struct OpenHours: Sendable, Hashable {
  /// Seconds since Monday 00:00, ascending.
  let times: [Int]
  /// The usual seconds from one row to the next.
  let step: Int
  /// The shortest time from one to the next.
  private let shortest: Int64

  static let secondsPerWeek = 7 * Int(secondsPerDay)

  /// - Parameters:
  ///   - times: Seconds since Monday 00:00, ascending, not empty.
  ///   - step: The usual seconds from one row to the next.
  init(times: [Int], step: Int) {
    self.times = times
    self.step = step
    shortest = Int64(zip(times, times.dropFirst()).map { $1 - $0 }.min() ?? step)
  }

  /// The rows of most days that have any; of equally many days the longer ones.
  var rowsADay: Int {
    let rows = weekdays.map(\.count).filter { $0 > 0 }
    return Set(rows).max { a, b in
      (rows.count { $0 == a }, a) < (rows.count { $0 == b }, b)
    } ?? 1
  }

  /// The clocks of each weekday, from Monday on.
  var weekdays: [[Int]] {
    let day = Int(secondsPerDay)
    var clocks = [[Int]](repeating: [], count: 7)
    for time in times { clocks[time / day].append(time % day) }
    return clocks
  }

  /// The first time after another, both by the clocks at home.
  func next(after local: Int64) -> Int64 {
    let (week, time) = Self.place(local)
    let index = times.partitioningIndex { $0 > time }
    return index < times.count
      ? Self.local(week, times[index]) : Self.local(week + 1, times[0])
  }

  /// Whether there is to be a row at a time.
  func contains(_ local: Int64) -> Bool {
    let time = Self.place(local).time
    let index = times.partitioningIndex { $0 >= time }
    return index < times.count && times[index] == time
  }

  /// How many times lie between two others, without these.
  func count(between start: Int64, and end: Int64) -> Int {
    // Most rows that are asked for follow one another.
    guard end - start > shortest else { return 0 }
    func countBefore(_ local: Int64) -> Int {
      let (week, time) = Self.place(local)
      return Int(week) * times.count + times.partitioningIndex { $0 >= time }
    }
    return max(0, countBefore(end) - countBefore(start + 1))
  }

  /// The week of a time, counted from the Monday before 1970-01-01, and its seconds in the week.
  static func place(_ local: Int64) -> (week: Int64, time: Int) {
    let shifted = local + 3 * secondsPerDay
    let week = shifted.flooredQuotient(Int64(secondsPerWeek))
    return (week, Int(shifted - week * Int64(secondsPerWeek)))
  }

  private static func local(_ week: Int64, _ time: Int) -> Int64 {
    week * Int64(secondsPerWeek) + Int64(time) - 3 * secondsPerDay
  }
}

// MARK: - Words

extension OpenHours: CustomStringConvertible {
  /// `hourly, 09:30 to 15:30, Monday to Friday`, `hourly, Sunday 22:00 to Friday 20:00`.
  public var description: String {
    let rule = Frequency.seconds(step).description
    let open = Weekday.allCases.filter { !weekdays[$0.rawValue].isEmpty }
    if Set(weekdays.filter { !$0.isEmpty }).count == 1 {
      let week = WorkingWeek(open)
      let clocks = Self.stretches(weekdays[open[0].rawValue], step: step)
      let days = week.count == 7 ? "every day" : open.count == 1 ? open[0].name : week.name
      if clocks.count <= 3 {
        return "\(rule), \(Self.joined(clocks.map { Self.span($0, Self.clock) })), \(days)"
      }
      return "\(rule), \(clocks[0].lowerBound.clockText) to "
        + "\(clocks[clocks.count - 1].upperBound.clockText) with breaks, \(days)"
    }
    var stretches = Self.stretches(times, step: step)
    // What goes on from Sunday to Monday is one stretch.
    if stretches.count > 1, let last = stretches.last,
      stretches[0].lowerBound + Self.secondsPerWeek - last.upperBound <= step
    {
      stretches[stretches.count - 1] =
        last.lowerBound...(stretches[0].upperBound + Self.secondsPerWeek)
      stretches.removeFirst()
    }
    if stretches.count <= 3 {
      return "\(rule), \(Self.joined(stretches.map { Self.span($0, Self.weekTime) }))"
    }
    return "\(rule) at \(grouped(times.count)) times of the week, \(rowsADay) on most days"
  }

  private static func joined(_ parts: [String]) -> String {
    parts.count < 2
      ? parts.joined()
      : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
  }

  private static func span(_ range: ClosedRange<Int>, _ text: (Int) -> String) -> String {
    range.count == 1
      ? text(range.lowerBound) : "\(text(range.lowerBound)) to \(text(range.upperBound))"
  }

  /// Runs of times that are no further apart than a step.
  private static func stretches(_ times: [Int], step: Int) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for time in times {
      if let last = runs.last, time - last.upperBound <= step {
        runs[runs.count - 1] = last.lowerBound...time
      } else {
        runs.append(time...time)
      }
    }
    return runs
  }

  private static func clock(_ second: Int) -> String { second.clockText }

  private static func weekTime(_ time: Int) -> String {
    let day = Int(secondsPerDay)
    return "\(Weekday.allCases[time / day % 7].name) \((time % day).clockText)"
  }
}

extension Int {
  /// Seconds of a day as a clock: `09:30`, `09:30:15`.
  var clockText: String {
    let text = "\(padded(self / 3600, 2)):\(padded(self / 60 % 60, 2))"
    return self % 60 == 0 ? text : text + ":\(padded(self % 60, 2))"
  }
}
