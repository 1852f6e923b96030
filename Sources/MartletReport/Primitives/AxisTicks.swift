internal import RealModule

/// Round numbers to label an axis with: multiples of 1, 2 or 5 times a power of ten.
package struct AxisTicks {
  /// Within the range, in ascending order.
  package let values: [Double]
  /// The values with the decimals that tell them apart.
  package let labels: [String]

  /// - Parameters:
  ///   - range: What the axis spans. A single value is its own tick. The ends are the ticks of a range
  ///     in which round numbers cannot be told apart, and of one too long for its length to be a
  ///     number.
  ///   - count: How many round numbers there are at least; the widest step that gives them is taken.
  package init(_ range: ClosedRange<Double>, count: Int) {
    let extent = range.upperBound - range.lowerBound
    guard extent > 0 else {
      values = range.lowerBound.isFinite ? [range.lowerBound] : []
      labels = values.map { NumberFormat.significant($0, digits: 6, grouping: true) }
      return
    }
    if extent.isFinite, let (factor, exponent) = Self.step(of: range, count: count) {
      let step = factor * Double.pow(10, exponent)
      values = Self.multiples(of: step, in: range).map { multiple in
        // A multiple between the ends is rounded to a number that may lie beyond them.
        min(max(multiple * step, range.lowerBound), range.upperBound)
      }
      // As digits only as long as they are few.
      let largest = Self.largest(in: range)
      let isWritable = largest < 1e12 && extent > 1e-9
      let digits = max(0, Int(Double.log10(largest).rounded(.down)) - exponent) + 1
      labels = values.map {
        isWritable
          ? NumberFormat.fixed($0, decimals: max(0, -exponent), grouping: true)
          : NumberFormat.significant($0, digits: digits)
      }
      return
    }
    values = [range.lowerBound, range.upperBound].filter(\.isFinite)
    labels = values.map {
      NumberFormat.significant($0, digits: max(1, DecimalDigits($0).digits.count))
    }
  }

  /// The widest step with so many multiples in a range; nil where multiples of such a step would be
  /// lost beside the size of the numbers.
  private static func step(
    of range: ClosedRange<Double>, count: Int
  ) -> (factor: Double, exponent: Int)? {
    let extent = range.upperBound - range.lowerBound
    let top = Int(Double.log10(extent).rounded(.down))
    let finest = 4 * largest(in: range).ulp
    for exponent in stride(from: top, to: top - 4, by: -1) {
      for factor in [5.0, 2, 1] {
        let step = factor * Double.pow(10, exponent)
        guard step.isFinite, step >= finest else { continue }
        if multiples(of: step, in: range).count >= count { return (factor, exponent) }
      }
    }
    return nil
  }

  /// The whole numbers whose product with a step lies in a range.
  private static func multiples(of step: Double, in range: ClosedRange<Double>) -> [Double] {
    let first = (range.lowerBound / step).rounded(.up)
    let last = (range.upperBound / step).rounded(.down)
    return first <= last ? Array(stride(from: first, through: last, by: 1)) : []
  }

  private static func largest(in range: ClosedRange<Double>) -> Double {
    max(range.lowerBound.magnitude, range.upperBound.magnitude)
  }
}

extension ClosedRange<Double> {
  /// What an axis of some values spans: from the smallest to the largest of those that are finite, or
  /// the last of them alone where they are no further apart than rounding makes equal numbers; nil
  /// where none is finite.
  package init?(spanning values: some Sequence<Double>) {
    let finite = values.lazy.filter(\.isFinite)
    var (low, high, last) = (Double.infinity, -Double.infinity, Double.nan)
    for value in finite {
      (low, high, last) = (Swift.min(low, value), Swift.max(high, value), value)
    }
    guard low <= high else { return nil }
    let isFlat = high - low <= 2 * Swift.max(low.magnitude, high.magnitude).ulp
    self = isFlat ? last...last : low...high
  }

  /// How far along a value lies: 0 at the lower bound and before it, 1 at the upper and beyond, ½
  /// where there is no between. What is not a number lies at 0.
  package func share(of value: Double) -> Double {
    // Half of each, so that no difference overflows.
    let extent = upperBound / 2 - lowerBound / 2
    guard extent > 0 else { return 0.5 }
    let share = (value / 2 - lowerBound / 2) / extent
    return share >= 1 ? 1 : share > 0 ? share : 0
  }
}
