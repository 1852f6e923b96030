import RealModule

extension Feature.Formula {
  /// The values on each row from `rowsBefore` on, a list for each of the outputs.
  ///
  /// - Parameter columns: As many values as rows each: the column, or the `prices` in their order.
  /// - Edge cases: without any change RSI is 50, and within bands of no width %b is 0.5. A variance of
  ///   Garman and Klass below 0, which only prices outside of their own range have, counts as 0.
  func values(of columns: [[Double]]) -> [[Double]] {
    let values = columns.first ?? []
    switch self {
    case .lag(let rows): return [Array(values.dropLast(rows))]
    case .rollingMean(let rows), .sma(let rows): return [Self.moments(values, rows).map(\.mean)]
    case .rollingDeviation(let rows):
      return [Self.moments(values, rows).map(\.sampleDeviation)]
    case .rollingMinimum(let rows): return [slidingWindows(values, rows: rows, min)]
    case .rollingMaximum(let rows): return [slidingWindows(values, rows: rows, max)]
    case .rollingQuantile(let rows, let share):
      return [slidingQuantiles(values, rows: rows, share: share)]
    case .ema(let rows): return [Self.ema(values, rows)]
    case .rsi(let rows): return [Self.rsi(values, rows)]
    case .macd(let fast, let slow, let signal): return Self.macd(values, fast, slow, signal)
    case .bollinger(let rows, let width):
      return [
        zip(values.dropFirst(rows - 1), Self.moments(values, rows)).map { value, moments in
          let deviation = moments.deviation
          return deviation > 0 ? 0.5 + (value - moments.mean) / (2 * width * deviation) : 0.5
        }
      ]
    case .atr(let rows):
      let (high, low) = (columns[0].dropFirst(), columns[1].dropFirst())
      let ranges = zip(zip(high, low), columns[2]).map { range, before in
        max(range.0, before) - min(range.1, before)
      }
      return [exponentialMeans(ranges, rows: rows, weight: 1 / Double(rows))]
    case .rateOfChange(let rows):
      return [zip(values.dropFirst(rows), values).map { 100 * ($0 / $1 - 1) }]
    case .volatility(let rows):
      let logarithms = values.map { Double.log($0) }
      let changes = zip(logarithms.dropFirst(), logarithms).map { $0 - $1 }
      return [Self.moments(changes, rows).map(\.sampleDeviation)]
    case .parkinson(let rows):
      let ranges = Self.squaredRatios(columns[0], columns[1])
      return [Self.moments(ranges, rows).map { ($0.mean / (4 * Double.log(2))).squareRoot() }]
    case .garmanKlass(let rows):
      let ranges = Self.squaredRatios(columns[1], columns[2])
      let bodies = Self.squaredRatios(columns[3], columns[0])
      let weight = 2 * Double.log(2) - 1
      let variances = zip(ranges, bodies).map { $0 / 2 - weight * $1 }
      return [Self.moments(variances, rows).map { max(0, $0.mean).squareRoot() }]
    case .dayOfWeek, .month, .quarter, .monthEnd, .holidayDistance, .fourier: return []
    }
  }

  /// The first row with a value that the formula cannot take; nil where there is none.
  func refusedRow(_ values: [Double]) -> Int? {
    switch self {
    case .volatility, .parkinson, .garmanKlass: values.firstIndex { $0 <= 0 }
    case .rateOfChange(let rows): values.dropLast(rows).firstIndex(of: 0)
    default: nil
    }
  }

  private static func moments(_ values: [Double], _ rows: Int) -> [Moments] {
    slidingWindows(values.map { Moments($0) }, rows: rows, +)
  }

  private static func ema(_ values: [Double], _ rows: Int) -> [Double] {
    exponentialMeans(values, rows: rows, weight: 2 / Double(rows + 1))
  }

  private static func rsi(_ values: [Double], _ rows: Int) -> [Double] {
    let changes = zip(values.dropFirst(), values).map { $0 - $1 }
    let weight = 1 / Double(rows)
    let rises = exponentialMeans(changes.map { max(0, $0) }, rows: rows, weight: weight)
    let falls = exponentialMeans(changes.map { max(0, -$0) }, rows: rows, weight: weight)
    return zip(rises, falls).map { $0 + $1 > 0 ? 100 * ($0 / ($0 + $1)) : 50 }
  }

  private static func macd(
    _ values: [Double], _ fast: Int, _ slow: Int, _ signal: Int
  ) -> [[Double]] {
    let difference = zip(ema(values, fast).dropFirst(slow - fast), ema(values, slow)).map {
      $0 - $1
    }
    let means = ema(difference, signal)
    let macd = Array(difference.dropFirst(signal - 1))
    return [macd, means, zip(macd, means).map { $0 - $1 }]
  }

  /// ln²(a / b), row by row.
  private static func squaredRatios(_ left: [Double], _ right: [Double]) -> [Double] {
    zip(left, right).map { left, right in
      let ratio = Double.log(left) - Double.log(right)
      return ratio * ratio
    }
  }
}
