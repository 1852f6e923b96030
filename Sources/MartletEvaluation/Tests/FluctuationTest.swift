import MartletNumerics

/// The fluctuation test of Giacomini and Rossi: whether one model was better in some stretch of time, though
/// perhaps not on average.
///
///     F(t) = Σ d / √(m V),   d of the m folds that end with t
///
/// d are the differences of the losses, V their long-run variance over all folds with Bartlett weights. |F| beyond
/// the bound anywhere says that the models were not equally good all the time; F itself is the picture of when. A
/// skill that stands on one stretch alone is seen here.
///
/// - Note: Giacomini & Rossi (2010). The bounds are those of their table I, for two sides at 5 %.
public struct FluctuationTest: Sendable, Hashable {
  /// F, one for each window, in order of time.
  public let path: [Double]
  /// The folds of a window, m.
  public let window: Int
  /// What |F| stays below in 95 % of cases, were the models equally good all the time.
  public let bound: Double

  /// Whether the models were not equally good all the time.
  public var isSignificant: Bool { path.contains { $0.magnitude > bound } }

  /// For a window of .1, .2 … .9 of all folds.
  private static let bounds = [3.393, 3.179, 3.012, 2.890, 2.779, 2.634, 2.560, 2.433, 2.248]

  /// - Parameters:
  ///   - differences: Of the losses of two models, one a fold, in order of time.
  ///   - window: m, from a tenth to nine tenths of the folds.
  ///   - overlap: How many neighbouring folds share rows of their test windows, a fold itself included.
  /// - Returns: nil for a window of another size, and for differences that are all the same.
  public init?(_ differences: [Double], window: Int, overlap: Int) {
    precondition(overlap > 0, "a fold overlaps at least itself, not \(overlap)")
    // Tenths as the table has them: 1 is the first of its bounds.
    let tenths = 10 * Double(window) / Double(differences.count)
    guard 1 <= tenths, tenths <= 9, differences.contains(where: { $0 != differences[0] })
    else { return nil }
    let place = min(Int(tenths) - 1, Self.bounds.count - 2)
    let weight = tenths - Double(place + 1)
    bound = (1 - weight) * Self.bounds[place] + weight * Self.bounds[place + 1]
    let bandwidth = LongRunVariance.bandwidth(count: differences.count, overlap: overlap)
    let variance = LongRunVariance.bartlett(differences, bandwidth: bandwidth)
    path = (0...differences.count - window).map { start in
      differences[start..<start + window].reduce(0, +) / (Double(window) * variance).squareRoot()
    }
    self.window = window
  }
}
