/// Trend and season by local regressions (STL), with seasons that may change over the years.
///
/// One pass for each of five rounds: the series less its trend is smoothed at each place in the season
/// over 11 seasons, by local means; what of that is no season (two moving averages of m, one of 3, and
/// a local line over m + 1) is taken out; and a local line through the series less its season is the
/// new trend.
///
/// - Note: Cleveland, Cleveland, McRae & Terpenning (1990), without the rounds against outliers; windows
///   and degrees are those of `mstl` in R and statsforecast.
struct SeasonalTrend: Sendable {
  let season: [Double]
  let trend: [Double]
  /// What is left.
  let remainder: [Double]

  /// Decomposes a series of two seasons at least.
  init(_ values: [Double], seasonLength m: Int) {
    let count = values.count
    let oddFrom = { (least: Int) in least + (least.isMultiple(of: 2) ? 1 : 0) }
    let trendWindow = oddFrom(Int((1.5 * Double(m) / (1 - 1.5 / 11)).rounded(.up)))
    let lowWindow = oddFrom(m + 1)
    var trend = [Double](repeating: 0, count: count)
    var season = trend
    for _ in 0..<5 {
      var cycles = [Double](repeating: 0, count: count + 2 * m)
      for place in 0..<m {
        let part = stride(from: place, to: count, by: m).map { values[$0] - trend[$0] }
        for (index, value) in Self.local(part, window: 11, isLine: false, beyond: 1).enumerated() {
          cycles[place + index * m] = value
        }
      }
      let averages = Self.moving(Self.moving(Self.moving(cycles, m), m), 3)
      let low = Self.local(averages, window: lowWindow, isLine: true)
      for row in 0..<count { season[row] = cycles[row + m] - low[row] }
      trend = Self.local(
        zip(values, season).map { $0 - $1 }, window: trendWindow, isLine: true)
    }
    self.season = season
    self.trend = trend
    remainder = values.indices.map { values[$0] - season[$0] - trend[$0] }
  }

  private static func moving(_ values: [Double], _ width: Int) -> [Double] {
    var sum = values.prefix(width).reduce(0, +)
    var result = [sum / Double(width)]
    for row in width..<max(values.count, width) {
      sum += values[row] - values[row - width]
      result.append(sum / Double(width))
    }
    return result
  }

  /// Local regressions at each place, and at so many beyond either end.
  private static func local(
    _ values: [Double], window: Int, isLine: Bool, beyond: Int = 0
  ) -> [Double] {
    let count = values.count
    return (-beyond..<(count + beyond)).map { place in
      let first = max(0, min(place - window / 2, count - window))
      let last = min(count, first + window) - 1
      var reach = Double(max(place - first, last - place))
      if window > count { reach += Double((window - count) / 2) }
      guard reach > 0 else { return values[first] }
      var weights = (first...last).map { row -> Double in
        let distance = Double(abs(row - place))
        if distance <= 0.001 * reach { return 1 }
        guard distance <= 0.999 * reach else { return 0 }
        let share = distance / reach
        let rest = 1 - share * share * share
        return rest * rest * rest
      }
      let total = weights.reduce(0, +)
      for index in weights.indices { weights[index] /= total }
      if isLine {
        let rows = (first...last).map(Double.init)
        let centre = zip(weights, rows).reduce(0) { $0 + $1.0 * $1.1 }
        let spread = zip(weights, rows).reduce(0) { $0 + $1.0 * ($1.1 - centre) * ($1.1 - centre) }
        if spread.squareRoot() > 0.001 * Double(count - 1) {
          let slope = (Double(place) - centre) / spread
          for index in weights.indices { weights[index] *= 1 + slope * (rows[index] - centre) }
        }
      }
      return zip(weights, values[first...last]).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
