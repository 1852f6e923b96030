/// What a result should be, and the magnitude of the terms that made it, in whose ulps it is judged.
struct Exact {
  let value: Double
  let scale: Double

  init(_ value: Double, scale: Double? = nil) {
    self.value = value
    self.scale = scale ?? abs(value)
  }

  /// The sum of some terms.
  init(sum terms: [Double]) {
    self.init(terms.reduce(0, +), scale: terms.reduce(0) { $0 + abs($1) })
  }

  /// The error of `float` in units of the spacing of floats around `scale`; 0 when both are NaN or
  /// the same infinity, infinite when only one is.
  func ulps(_ float: Float) -> Double {
    let nearest = Float(value)
    if float == nearest || (float.isNaN && nearest.isNaN) { return 0 }
    guard float.isFinite && nearest.isFinite else { return .infinity }
    let unit = Float(min(max(scale, abs(value)), Double(Float.greatestFiniteMagnitude))).ulp
    return abs(Double(float) - value) / Double(unit)
  }
}

/// The largest error in ulps.
func worstUlps(_ values: [Float], _ exact: [Exact]) -> Double {
  precondition(values.count == exact.count)
  return zip(values, exact).reduce(0) { max($0, $1.1.ulps($1.0)) }
}
