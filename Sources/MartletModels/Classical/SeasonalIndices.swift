import MartletForecasting

/// The season of a series by classical decomposition.
///
///     multiplicative: y = T · S · R      additive: y = T + S + R
///
/// T is the centred moving average over one season, with half weights at both ends of an even one. S
/// is the mean of y / T (or y − T) at each place in the season, divided by the mean of these (or less
/// it). Half a season at either end has no T and is left out.
///
/// - Note: Makridakis, Wheelwright & Hyndman (1998), chapter 3; the numbers are those of
///   `seasonal_decompose` in statsmodels.
struct SeasonalIndices: Sendable, Hashable {
  /// Whether values are divided by the indices, and not reduced by them.
  let isMultiplicative: Bool
  /// One for each place in the season, from that of the first value.
  let indices: [Double]

  /// No season.
  static let none = SeasonalIndices(isMultiplicative: false, indices: [0])

  private init(isMultiplicative: Bool, indices: [Double]) {
    self.isMultiplicative = isMultiplicative
    self.indices = indices
  }

  /// Decomposes a series of two seasons at least.
  init(of values: [Double], seasonLength: Int, isMultiplicative: Bool) {
    let half = seasonLength / 2
    var sums = [Double](repeating: 0, count: seasonLength)
    var counts = sums
    for row in half..<(values.count - half) {
      var sum = values[(row - half)...(row + half)].reduce(0, +)
      if seasonLength.isMultiple(of: 2) { sum -= (values[row - half] + values[row + half]) / 2 }
      let trend = sum / Double(seasonLength)
      sums[row % seasonLength] += isMultiplicative ? values[row] / trend : values[row] - trend
      counts[row % seasonLength] += 1
    }
    let means = zip(sums, counts).map { $0 / max($1, 1) }
    let level = means.reduce(0, +) / Double(seasonLength)
    self.isMultiplicative = isMultiplicative
    indices = means.map { isMultiplicative ? $0 / level : $0 - level }
  }

  /// Decomposes a series if it has a season by the test: multiplicative for values above 0 whose
  /// indices are all above 0.01, else additive.
  init(
    testing values: [Double], seasonLength: Int,
    by test: ([Double], Int) -> Bool = SeasonalityTest.bartlett
  ) {
    guard test(values, seasonLength) else {
      self = .none
      return
    }
    if values.allSatisfy({ $0 > 0 }) {
      self.init(of: values, seasonLength: seasonLength, isMultiplicative: true)
      if indices.allSatisfy({ $0 >= 0.01 }) { return }
    }
    self.init(of: values, seasonLength: seasonLength, isMultiplicative: false)
  }

  /// The values without their season.
  func removed(from values: [Double]) -> [Double] {
    values.enumerated().map { row, value in
      let index = indices[row % indices.count]
      return isMultiplicative ? value / index : value - index
    }
  }

  /// A forecast with the season put back.
  /// - Parameter rows: The number of values that the path follows.
  func restored(to path: UnivariatePath, after rows: Int) -> UnivariatePath {
    var path = path
    for step in path.mean.indices {
      let index = indices[(rows + step) % indices.count]
      if isMultiplicative {
        path.mean[step] *= index
        path.variance?[step] *= index * index
      } else {
        path.mean[step] += index
      }
    }
    return path
  }
}
