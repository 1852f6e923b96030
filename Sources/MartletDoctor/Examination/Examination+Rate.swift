import MartletTraining
import RealModule

extension RateRangeTest.Curve {
  /// The rate at which the loss exploded; nil where it did not.
  var explosion: Double? { diverged ? rates.last : nil }

  /// A rate that can be proposed: one below a quarter of that at which the loss exploded and not above that of
  /// the least loss, in a curve whose loss fell by a tenth. The valley where it is such a rate, else a tenth of the rate
  /// of the least loss.
  var proposal: Double? {
    guard let first = smoothed.first,
      let least = smoothed.indices.min(by: {
        smoothed[$0] < smoothed[$1]
      }), smoothed[least] < 0.9 * first
    else { return nil }
    return [rate(.valley), rate(.minimumTenth)].compactMap { $0 }.first { rate in
      guard rate <= rates[least], explosion.map({ rate <= $0 / 4 }) ?? true else { return false }
      let place = rates.lastIndex { $0 <= rate * 1.001 } ?? 0
      return smoothed[place] <= first
    }
  }
}

extension Examination {
  /// What the range test proposes, over the seeds; nil where most seeds propose nothing, or things that are a
  /// factor of a hundred apart.
  var rate: RateAdvice? {
    let proposals = curves.compactMap(\.proposal)
    guard 2 * proposals.count > curves.count, let lowest = proposals.min(),
      let highest = proposals.max(), highest < 100 * lowest
    else { return nil }
    let mean = proposals.reduce(0) { $0 + Double.log($1) } / Double(proposals.count)
    return RateAdvice(
      lowest: lowest, middle: min(max(Double.exp(mean), lowest), highest), highest: highest,
      explodes: curves.compactMap(\.explosion).min(), chosen: options.learningRate,
      seen: proposals.count, seeds: curves.count)
  }

  /// A rate to try, in one digit: that of the range test, else the usual one.
  var rateToTry: String {
    let rate = rate?.middle ?? 1e-3
    let power = Int(Double.log10(rate).rounded(.down))
    let digit = max(1, Int((rate / Double.pow(10, power)).rounded(.down)))
    return "\(Double("\(digit)e\(power)") ?? 1e-3)"
  }
}
