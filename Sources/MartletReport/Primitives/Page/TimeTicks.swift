import MartletTime

/// Round times to label an axis with: years, months, days or clocks, or round integers.
enum TimeTicks {
  /// Ticks over a span, six at most or a few more; every second one is minor.
  /// - Parameters:
  ///   - range: Seconds since 1970, or the integers of an integer axis.
  static func ticks(_ range: ClosedRange<Double>, isInteger: Bool) -> [Plot.Tick] {
    let ticks = isInteger ? integers(range) : times(range)
    return ticks.enumerated().map { index, tick in
      Plot.Tick(value: tick.value, label: tick.label, isMinor: ticks.count > 4 && index % 2 == 1)
    }
  }

  private static func integers(_ range: ClosedRange<Double>) -> [Plot.Tick] {
    let ticks = AxisTicks(range, count: 4)
    return zip(ticks.values, ticks.labels).filter { $0.0 == $0.0.rounded() }
      .map { Plot.Tick(value: $0, label: $1) }
  }

  private static func times(_ range: ClosedRange<Double>) -> [Plot.Tick] {
    let day = 86_400.0
    let days = (range.upperBound - range.lowerBound) / day
    // A tick a year needs no month, and one a month no day.
    for months in [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400]
    where days <= 215 * Double(months) {
      guard days > 120 else { break }
      let first = date(range.lowerBound).monthIndex
      let last = date(range.upperBound).monthIndex
      return stride(from: ceiling(first, months), through: last, by: months).compactMap { month in
        let start = CivilDate(year: 0, month: 1, day: 1).adding(months: month)
        return tick(
          Double(start.daysSinceEpoch) * day, in: range,
          months >= 12 ? String(start.label.prefix(4)) : String(start.label.prefix(7)))
      }
    }
    let steps = [1, 5, 10, 30, 60, 180, 360, 720, 1_440, 2_880, 10_080, 20_160, 40_320].map {
      Double($0) * 60
    }
    let step = steps.first { days * day / $0 <= 8 } ?? days * day / 6
    let first = (range.lowerBound / step).rounded(.up)
    let last = (range.upperBound / step).rounded(.down)
    guard step > 0, first <= last else { return [] }
    return stride(from: first, through: last, by: 1).compactMap { number in
      let moment = number * step
      let label = TimeKind.dateTime.label(Int64(moment))
      return tick(
        moment, in: range, String(step < day ? label.dropFirst(5).dropLast(3) : label.prefix(10)))
    }
  }

  private static func tick(
    _ value: Double, in range: ClosedRange<Double>, _ label: String
  ) -> Plot.Tick? {
    range.contains(value) ? Plot.Tick(value: value, label: label) : nil
  }

  private static func date(_ seconds: Double) -> CivilDate {
    CivilDate(daysSinceEpoch: Int64((seconds / 86_400).rounded(.down)))
  }

  private static func ceiling(_ number: Int, _ step: Int) -> Int {
    Int((Double(number) / Double(step)).rounded(.up)) * step
  }
}
