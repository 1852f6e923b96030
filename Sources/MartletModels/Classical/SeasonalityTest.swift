/// Whether a series has a season, by its autocorrelation r at a season's lag m, at 90 %.
enum SeasonalityTest {
  /// With Bartlett's limit, as the theta models and the M4 competition have it.
  ///
  ///     |r[m]| > 1.645 √((1 + 2 (r[1]² + … + r[m−1]²)) / T)
  ///
  /// - Edge cases: false for a season of one row, for fewer than two seasons, and for a constant.
  /// - Note: Fiorucci et al. (2016).
  static func bartlett(_ values: [Double], seasonLength: Int) -> Bool {
    guard let correlations = correlations(values, seasonLength) else { return false }
    let squares = correlations.dropLast().reduce(0) { $0 + $1 * $1 }
    let limit = ((1 + 2 * squares) / Double(values.count)).squareRoot()
    return correlations[seasonLength - 1].magnitude > 1.6448536269514722 * limit
  }

  /// With the limit of noise, and one-sided: a season is like the one before.
  ///
  ///     r[m] > 1.282 / √T
  ///
  /// - Edge cases: as ``bartlett(_:seasonLength:)``.
  static func oneSided(_ values: [Double], seasonLength: Int) -> Bool {
    guard let correlations = correlations(values, seasonLength) else { return false }
    return correlations[seasonLength - 1] > 1.2815515655446004 / Double(values.count).squareRoot()
  }

  private static func correlations(_ values: [Double], _ seasonLength: Int) -> [Double]? {
    guard seasonLength > 1, values.count >= 2 * seasonLength else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let centred = values.map { $0 - mean }
    let variance = centred.reduce(0) { $0 + $1 * $1 }
    guard variance > 0 else { return nil }
    return (1...seasonLength).map { lag in
      zip(centred, centred.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / variance
    }
  }
}
