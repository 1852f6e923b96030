/// Values around 0 and no larger than 1, for statistics that ask neither for unit nor level.
///
/// Squares of prices near 1e300 or 1e-300 leave the range of a Double; those of scaled values do not.
package enum ScaledValues {
  /// (x − x̄) / max |x − x̄|; nil for constant values, none, or any that is not finite.
  package static func of(_ values: [Double]) -> [Double]? {
    guard let first = values.first, values.allSatisfy(\.isFinite),
      values.contains(where: { $0 != first })
    else { return nil }
    let size = values.reduce(0) { max($0, $1.magnitude) }
    let relative = values.map { $0 / size }
    let mean = Descriptive.mean(relative)
    let centered = relative.map { $0 - mean }
    let width = centered.reduce(0) { max($0, $1.magnitude) }
    return width > 0 ? centered.map { $0 / width } : nil
  }
}
