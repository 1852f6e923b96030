import RealModule

/// The exact likelihood of an ARMA model, by a banded Cholesky factor.
///
/// With M the larger number of coefficients, let z[t] = w[t] up to M and
/// z[t] = w[t] − φ[1] w[t−1] − … after it. Its covariance matrix has a band as wide as there are θ's
/// after the first M rows, and its factor L gives the innovations: z = L ε.
///
/// The mean is found with the rest by generalised least squares, so that no search has to.
///
/// - Note: Ansley (1979). It is the likelihood that a Kalman filter gives, and costs less where seasons
///   make the state long.
struct ARMALikelihood {
  /// ε, of variance σ².
  private(set) var innovations: [Double] = []
  /// The mean, 0 without one.
  private(set) var mean = 0.0
  /// Σ ε².
  private(set) var squares = 0.0
  /// Σ log of the variances of the innovations over σ².
  private(set) var logs = 0.0
  /// −2 log L up to T (1 + log 2π), with σ² = Σ ε² / T; infinity where there is none.
  private(set) var twiceNegative = Double.infinity

  private let coefficients: ARMACoefficients
  private let width: Int
  /// Rows of L, each from the diagonal to the left.
  private var factor: [Double] = []
  private var rows = 0
  private var covariances: Covariances

  /// - Parameters:
  ///   - values: Differences, or values.
  ///   - mean: The mean to take; nil finds one where there is a constant.
  init(
    _ coefficients: ARMACoefficients, _ values: [Double], hasConstant: Bool,
    mean given: Double? = nil
  ) {
    self.coefficients = coefficients
    covariances = Covariances(coefficients)
    width = max(covariances.start, coefficients.movingAverage.count + 1)
    guard covariances.isValid, !values.isEmpty else { return }
    factor.reserveCapacity(values.count * width)
    let z = filtered(values, isConstant: false)
    guard extend(to: values.count) else { return }
    innovations = solved(z)
    if hasConstant {
      let ones = solved(filtered(values, isConstant: true))
      let size = Self.dot(ones, ones)
      mean = given ?? (size > 0 ? Self.dot(ones, innovations) / size : 0)
      for row in innovations.indices { innovations[row] -= mean * ones[row] }
    }
    squares = Self.dot(innovations, innovations)
    for row in values.indices { logs += 2 * Double.log(factor[row * width]) }
    let count = Double(values.count)
    let twice = count * Double.log(max(squares / count, 1e-300)) + logs
    twiceNegative = twice.isFinite ? twice : .infinity
  }

  /// The best forecast of the values after these.
  mutating func forecast(after values: [Double], steps: Int) -> [Double] {
    let count = values.count
    guard extend(to: count + steps) else { return [Double](repeating: .nan, count: steps) }
    var centred = values.map { $0 - mean }
    for row in count..<(count + steps) {
      var value = 0.0
      for back in 1..<max(width, 1) where row - back >= 0 && row - back < count {
        value += factor[row * width + back] * innovations[row - back]
      }
      if row >= covariances.start {
        for (lag, coefficient) in coefficients.autoregressive.enumerated() {
          value += coefficient * centred[row - lag - 1]
        }
      }
      centred.append(value)
    }
    return centred.dropFirst(count).map { $0 + mean }
  }

  /// z of the values, or of ones.
  private func filtered(_ values: [Double], isConstant: Bool) -> [Double] {
    let phi = coefficients.autoregressive
    var result = values
    for row in values.indices {
      var value = isConstant ? 1 : values[row]
      if row >= covariances.start {
        for lag in phi.indices {
          value -= phi[lag] * (isConstant ? 1 : values[row - lag - 1])
        }
      }
      result[row] = value
    }
    return result
  }

  /// Adds rows to the factor.
  private mutating func extend(to count: Int) -> Bool {
    while rows < count {
      let row = rows
      let band = min(row, row < covariances.start ? row : coefficients.movingAverage.count)
      factor.append(contentsOf: repeatElement(0, count: width))
      let base = row * width
      for back in stride(from: band, through: 0, by: -1) {
        let column = row - back
        var value = covariances.of(row, column)
        let shared = min(band - back, width - 1)
        let other = column * width
        for further in 1..<(shared + 1) where column - further >= 0 {
          value -= factor[base + back + further] * factor[other + further]
        }
        if back > 0 {
          factor[base + back] = value / factor[other]
        } else {
          guard value > 1e-12 else { return false }
          factor[base] = value.squareRoot()
        }
      }
      rows += 1
    }
    return true
  }

  /// ε of z = L ε.
  private func solved(_ z: [Double]) -> [Double] {
    var result = z
    for row in z.indices {
      var value = z[row]
      let base = row * width
      for back in 1..<(min(row, width - 1) + 1) {
        value -= factor[base + back] * result[row - back]
      }
      result[row] = value / factor[base]
    }
    return result
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}
