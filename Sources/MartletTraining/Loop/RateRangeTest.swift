import RealModule

/// The loss while the learning rate grows from tiny to huge, for several seeds, and the rates that
/// the curves suggest.
///
/// The rate grows by a constant factor from step to step; a curve ends where its smoothed loss
/// exceeds four times the smallest one, or is no number any more; for a likelihood, which can be
/// below 0, where it is above the smallest one by three times its size, and by 3 at least. Losses are
/// smoothed by an exponential mean (β = 0.9, corrected for its start); suggestions leave out the
/// first tenth.
///
/// - Note: Smith, WACV 2017. The suggestions are those of fastai.
public struct RateRangeTest: Sendable, Hashable, Codable {
  /// How a curve suggests a rate.
  public enum Suggestion: String, Sendable, Hashable, Codable, CaseIterable {
    /// Where the smoothed loss falls fastest over the logarithm of the rate.
    case steepest
    /// In the middle of the longest falling subsequence of the smoothed loss.
    case valley
    /// A tenth of the rate with the smallest smoothed loss.
    case minimumTenth = "minimum/10"
  }

  /// The curve of one seed.
  public struct Curve: Sendable, Hashable, Codable {
    /// The seed of initialisation, order and dropout of this run.
    public let seed: UInt64
    /// From small to large.
    public let rates: [Double]
    /// The training loss of each step.
    public let losses: [Double]
    /// The exponential mean of the losses up to each step, β = 0.9, corrected for its start.
    public let smoothed: [Double]
    /// Whether the loss exploded before the largest rate.
    public let diverged: Bool

    /// The rate that this curve suggests; nil where the loss never falls.
    public func rate(_ suggestion: Suggestion) -> Double? {
      let skipped = smoothed.count / 10
      let (rates, losses) = (rates.dropFirst(skipped), smoothed.dropFirst(skipped))
      guard let first = losses.first,
        let lowest = losses.indices.min(by: { losses[$0] < losses[$1] }),
        losses[lowest] < first
      else { return nil }
      switch suggestion {
      case .minimumTenth: return rates[lowest] / 10
      case .steepest:
        // The rates are equally far apart on a logarithmic axis.
        return losses.indices.dropLast()
          .min { losses[$0 + 1] - losses[$0] < losses[$1 + 1] - losses[$1] }.map { rates[$0] }
      case .valley: return Self.valley(Array(losses)).map { rates[rates.startIndex + $0] }
      }
    }

    /// The point halfway through the longest strictly falling subsequence, taken to have no gaps as
    /// fastai does.
    private static func valley(_ losses: [Double]) -> Int? {
      var lengths = [Int](repeating: 1, count: losses.count)
      for end in losses.indices {
        for start in 0..<end where losses[end] < losses[start] {
          lengths[end] = max(lengths[end], lengths[start] + 1)
        }
      }
      guard let end = lengths.indices.max(by: { lengths[$0] < lengths[$1] }) else { return nil }
      let third = lengths[end] / 3
      return min(max(end - lengths[end], 0) + third + third / 2, losses.count - 1)
    }
  }

  /// One curve for each seed, in their order.
  public let curves: [Curve]

  /// The smallest and the largest rate that the curves suggest, and their geometric mean; nil where
  /// no curve suggests one.
  public func interval(
    _ suggestion: Suggestion
  ) -> (lowest: Double, middle: Double, highest: Double)? {
    let rates = curves.compactMap { $0.rate(suggestion) }
    guard let lowest = rates.min(), let highest = rates.max() else { return nil }
    let middle = Double.exp(rates.reduce(0) { $0 + Double.log($1) } / Double(rates.count))
    return (lowest, min(max(middle, lowest), highest), highest)
  }
}
