import MartletNumerics

/// A value far from the others.
public struct Outlier: Sendable, Hashable {
  /// Where it is.
  public let index: Int
  /// How far from the median, in robust standard deviations, with its sign.
  public let score: Double

  /// The values further from the median than a number of robust standard deviations, in their
  /// order.
  ///
  ///     score = (x − median) / (1.4826 MAD),   MAD = median |x − median|
  ///
  /// Where more than half of the values are the same and MAD is 0, 1.2533 times the mean of
  /// |x − median| takes its place. Both estimate the standard deviation of normal values.
  ///
  /// - Note: Iglewicz & Hoaglin (1993), who take 3.5. Returns have fat tails, and 2 to 4 % of daily ones
  ///   are further out: a search for mistakes in prices asks for more.
  /// - Edge cases: none for a constant, for no values, and for values not finite.
  public static func find(in values: [Double], beyond threshold: Double = 3.5) -> [Outlier] {
    guard let scaled = ScaledValues.of(values) else { return [] }
    let median = Descriptive.median(scaled)
    let distances = scaled.map { ($0 - median).magnitude }
    let robust = 1.4826 * Descriptive.median(distances)
    let scale = robust > 0 ? robust : 1.2533 * Descriptive.mean(distances)
    return scaled.enumerated().compactMap { index, value in
      let score = (value - median) / scale
      return score.magnitude > threshold ? Outlier(index: index, score: score) : nil
    }
  }
}
