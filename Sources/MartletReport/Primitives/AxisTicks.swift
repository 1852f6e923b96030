internal import RealModule

/// Round numbers to label an axis with: multiples of 1, 2 or 5 times a power of ten.
struct AxisTicks {
  let values: [Double]
  /// The values with the decimals that tell them apart.
  let labels: [String]

  /// - Parameters:
  ///   - range: What the axis spans. A single value is its own tick.
  ///   - count: How many ticks there are at least; the widest step that gives them is taken. An axis
  ///     too long for its length to be a number has none.
  init(_ range: ClosedRange<Double>, count: Int) {
    let extent = range.upperBound - range.lowerBound
    let largest = max(range.lowerBound.magnitude, range.upperBound.magnitude)
    // As digits only as long as they are few.
    let isWritable = largest < 1e12 && extent > 1e-9
    if extent.isFinite, extent > 0 {
      let top = Int(Double.log10(extent).rounded(.down))
      for exponent in stride(from: top, to: top - 4, by: -1) {
        for factor in [5.0, 2, 1] {
          let step = factor * Double.pow(10, exponent)
          let first = (range.lowerBound / step).rounded(.up)
          let last = (range.upperBound / step).rounded(.down)
          guard last - first + 1 >= Double(count) else { continue }
          values = stride(from: first, through: last, by: 1).map { $0 * step }
          let digits = max(0, Int(Double.log10(largest).rounded(.down)) - exponent) + 1
          labels = values.map {
            isWritable
              ? NumberFormat.fixed($0, decimals: max(0, -exponent), grouping: true)
              : NumberFormat.significant($0, digits: digits)
          }
          return
        }
      }
    }
    values = extent == 0 ? [range.lowerBound] : []
    labels = values.map { NumberFormat.significant($0, digits: 6, grouping: true) }
  }
}

extension ClosedRange<Double> {
  /// How far along a value lies: 0 at the lower bound, 1 at the upper, ½ where there is no between.
  func share(of value: Double) -> Double {
    // Half of each, so that no difference overflows.
    let extent = upperBound / 2 - lowerBound / 2
    return extent > 0 ? (value / 2 - lowerBound / 2) / extent : 0.5
  }
}
