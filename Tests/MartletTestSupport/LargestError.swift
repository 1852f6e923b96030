/// The largest |value − exact|, each divided by what `allowed` gives for the exact number; infinite
/// when something is NaN or the counts differ. One number, so that a failure is one line.
package func largestError(
  _ values: [Float], _ exact: [Double], allowed: (Double) -> Double
) -> Double {
  guard values.count == exact.count else { return .infinity }
  return zip(values, exact).reduce(0) { worst, pair in
    let error = abs(Double(pair.0) - pair.1) / allowed(pair.1)
    return error.isNaN ? .infinity : max(worst, error)
  }
}
