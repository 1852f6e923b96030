/// The least value of a function of several numbers, by a simplex that walks downhill.
///
/// Expansion, contraction and shrinking depend on the number of dimensions, after Gao & Han (2012);
/// what leaves the limits is put on them. All buffers are made once, so that a step allocates
/// nothing.
///
/// It ends where the corners have the same value, and, since rounding may never let them, where for a
/// while neither the best of them has got better nor the others have come nearer to it.
///
/// - Note: Nelder & Mead (1965). Steps and the first stopping rule are those of statsforecast.
package struct NelderMead {
  /// The best point so far, once `minimise` returns.
  package private(set) var best: [Double] = []
  /// Its value.
  package private(set) var value = Double.infinity
  /// How often the function was asked.
  package private(set) var evaluations = 0
  /// How often it may be asked before a search ends.
  package var mostEvaluations = Int.max

  /// Steps without progress after which the search ends, for each corner.
  private static let patience = 40

  private let count: Int
  private let lower: [Double]
  private let upper: [Double]
  private var points: [[Double]]
  private var values: [Double]
  private var order: [Int]
  private var centre: [Double]
  private var trial: [Double]
  private var second: [Double]

  /// - Parameters:
  ///   - lower: The least value of each number.
  ///   - upper: The largest.
  package init(lower: [Double], upper: [Double]) {
    count = lower.count
    self.lower = lower
    self.upper = upper
    let zeros = [Double](repeating: 0, count: count)
    points = [[Double]](repeating: zeros, count: count + 1)
    values = [Double](repeating: .infinity, count: count + 1)
    order = Array(0...count)
    (centre, trial, second) = (zeros, zeros, zeros)
  }

  /// Walks downhill from a start.
  ///
  /// - Parameters:
  ///   - start: The first corner; the others differ from it by a twentieth in one number each.
  ///   - tolerance: The standard deviation of the values of the corners at which it stops.
  ///   - steps: The most steps.
  ///   - target: The search is given up where ten times what was gained in the last tenth of all steps
  ///     would not reach this value by the last one.
  package mutating func minimise(
    from start: [Double], tolerance: Double, steps: Int, target: Double = .infinity,
    _ function: ([Double]) -> Double
  ) {
    lay(around: start, function)
    let patience = Self.patience * (count + 1)
    var (least, spread, age) = (Double.infinity, Double.infinity, 0)
    var atCheck = values.min() ?? .infinity
    let dimensions = Double(count)
    let (expansion, contraction) = (1 + 2 / dimensions, 0.75 - 1 / (2 * dimensions))
    for step in 0..<steps {
      if isFlat(tolerance) { break }
      sort()
      let (best, beforeWorst, worst) = (order[0], order[count - 1], order[count])
      age += 1
      if values[best] < least { (least, age) = (values[best], 0) }
      if values[worst] - least < spread / 2 { (spread, age) = (values[worst] - least, 0) }
      if age == patience || evaluations >= mostEvaluations { break }
      if step > 0, step.isMultiple(of: max(steps / 10, 1)) {
        let tenthsLeft = Double(steps - step) / Double(max(steps / 10, 1))
        if least - 10 * tenthsLeft * (atCheck - least) > target { break }
        atCheck = least
      }
      setCentre(without: worst)
      Self.move(&trial, from: centre, by: 1, over: centre, points[worst], lower, upper)
      let reflected = ask(trial, function)
      if reflected < values[best] {
        Self.move(&second, from: centre, by: expansion, over: trial, centre, lower, upper)
        let expanded = ask(second, function)
        if expanded < reflected {
          acceptSecond(expanded, at: worst)
        } else {
          acceptTrial(reflected, at: worst)
        }
      } else if reflected < values[beforeWorst] {
        acceptTrial(reflected, at: worst)
      } else {
        let isOutside = reflected < values[worst]
        let length = isOutside ? contraction : -contraction
        Self.move(&second, from: centre, by: length, over: trial, centre, lower, upper)
        let contracted = ask(second, function)
        if isOutside ? contracted <= reflected : contracted < values[worst] {
          acceptSecond(contracted, at: worst)
        } else {
          shrink(to: best, by: 1 - 1 / dimensions, function)
        }
      }
    }
    let place = values.indices.min { values[$0] < values[$1] } ?? 0
    (best, value) = (points[place], values[place])
  }

  private mutating func lay(around start: [Double], _ function: ([Double]) -> Double) {
    for place in 0...count {
      points[place] = start
      if place > 0 {
        let value = start[place - 1]
        let isAtLimit = value == (value > 0 ? upper : lower)[place - 1]
        points[place][place - 1] = value == 0 ? 1e-4 : value * (isAtLimit ? 0.95 : 1.05)
      }
      for index in 0..<count {
        points[place][index] = min(max(points[place][index], lower[index]), upper[index])
      }
      values[place] = ask(points[place], function)
    }
  }

  private mutating func ask(_ point: [Double], _ function: ([Double]) -> Double) -> Double {
    evaluations += 1
    let value = function(point)
    return value.isNaN ? .infinity : value
  }

  private mutating func acceptTrial(_ value: Double, at place: Int) {
    swap(&points[place], &trial)
    values[place] = value
  }

  private mutating func acceptSecond(_ value: Double, at place: Int) {
    swap(&points[place], &second)
    values[place] = value
  }

  private func isFlat(_ tolerance: Double) -> Bool {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count)).squareRoot() < tolerance
  }

  /// Sorts the corners by value; equal ones keep their order.
  private mutating func sort() {
    for place in 0...count { order[place] = place }
    for place in 1..<(count + 1) {
      let moving = order[place]
      var gap = place
      while gap > 0, values[order[gap - 1]] > values[moving] {
        order[gap] = order[gap - 1]
        gap -= 1
      }
      order[gap] = moving
    }
  }

  private mutating func setCentre(without worst: Int) {
    for index in 0..<count {
      var sum = 0.0
      for place in 0...count { sum += points[place][index] }
      centre[index] = (sum - points[worst][index]) / Double(count)
    }
  }

  /// result = origin + length · (to − from), within the limits.
  private static func move(
    _ result: inout [Double], from origin: [Double], by length: Double, over to: [Double],
    _ from: [Double], _ lower: [Double], _ upper: [Double]
  ) {
    for index in result.indices {
      let value = origin[index] + length * (to[index] - from[index])
      result[index] = min(max(value, lower[index]), upper[index])
    }
  }

  private mutating func shrink(
    to best: Int, by share: Double, _ function: ([Double]) -> Double
  ) {
    let target = points[best]
    for place in 0...count where place != best {
      for index in 0..<count {
        let value = target[index] + share * (points[place][index] - target[index])
        points[place][index] = min(max(value, lower[index]), upper[index])
      }
      values[place] = ask(points[place], function)
    }
  }
}
