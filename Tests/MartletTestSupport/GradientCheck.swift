import MartletLayers

/// The gradients of every parameter and of the input, from our backward pass in `Float` and from
/// central differences of the twin in `Double`.
///
///     ∂L/∂θ ≈ (L(θ + h) − L(θ − h)) / 2h,   h = 1e-5 max(1, |θ|)
///
/// Two numbers agree when they differ by at most 1e-4 max(|g|, 2 % of the largest |g| of the slot).
/// Behind a norm a gradient is a difference of numbers that nearly cancel (with two rows, or
/// for the bias before it, wholly): there 2e-6 of the largest gradient in the network is allowed too.
package struct GradientCheck {
  /// One line for each number that does not agree.
  package private(set) var mismatches: [String] = []
  /// The largest error, as a share of what is allowed.
  package private(set) var worst = 0.0

  package init(_ example: Example, rows: [Int] = [1, 2, 7, 64]) {
    for rows in rows { check(Trial(example, rows: rows)) }
  }

  private typealias Comparison = (name: String, got: [Float], exact: [Double])

  private mutating func check(_ trial: Trial) {
    let comparisons = Self.compare(trial)
    let largestOfAll = comparisons.flatMap(\.exact).reduce(0) { max($0, abs($1)) }
    let noise = trial.example.specs.contains(where: \.hasNorm) ? 2e-6 * largestOfAll : 0
    for (name, got, exact) in comparisons {
      let largest = exact.reduce(0) { max($0, abs($1)) }
      for index in exact.indices {
        let allowed = 1e-4 * max(abs(exact[index]), 0.02 * largest) + noise
        let error = abs(Double(got[index]) - exact[index])
        worst = max(worst, allowed > 0 ? error / allowed : 0)
        if !(error <= allowed) {
          mismatches.append(
            "\(trial.example), \(trial.rows) rows: \(name)[\(index)] is \(got[index]), not \(exact[index])"
          )
        }
      }
    }
  }

  private static func compare(_ trial: Trial) -> [Comparison] {
    var parameters = trial.parameters
    var gradient = Parameters(layout: parameters.layout)
    for index in gradient.values.indices { gradient.values[index] = .nan }  // keep 0: not read
    var tape = Tape(phase: .training, randomness: Trial.randomness)
    let dx = parameters.withView { view in
      gradient.values.withMatrix { open in
        _ = trial.forward(view, &tape)
        return trial.backward(view, GradientView(open, keep: 0), &tape).values
      }
    }
    precondition(tape.isEmpty, "\(trial.example): backward left something on the tape")

    var twin = trial.twin(.training)
    var x = trial.exactInput
    twin.heldStatistics = twin.forward(x).statistics
    let exactDx = x.values.indices.map { index in
      difference(at: x.values[index]) { value in
        let old = x.values[index]
        defer { x.values[index] = old }
        x.values[index] = value
        return loss(twin, x, trial.dy)
      }
    }
    let slots = parameters.layout.slots.filter { $0.kind != .state }
    return [("dx", dx, exactDx)]
      + slots.map { slot in
        let exact = (twin.parameters[slot.name] ?? []).enumerated().map { index, old in
          defer { twin.parameters[slot.name, default: []][index] = old }
          return difference(at: old) { value in
            twin.parameters[slot.name, default: []][index] = value
            return loss(twin, x, trial.dy)
          }
        }
        return (slot.name, gradient[slot], exact)
      }
  }

  private static func loss(_ twin: Twin, _ x: DoubleMatrix, _ dy: [Float]) -> Double {
    zip(twin.forward(x).y.values, dy).reduce(0) { $0 + $1.0 * Double($1.1) }
  }

  private static func difference(at point: Double, _ function: (Double) -> Double) -> Double {
    let h = 1e-5 * max(1, abs(point))
    return (function(point + h) - function(point - h)) / (2 * h)
  }
}

extension LayerSpec {
  fileprivate var hasNorm: Bool {
    if case .residual(_, let norm, _) = self, norm != .none { return true }
    return kinds.contains { [.batchNorm, .layerNorm, .rmsNorm].contains($0) }
  }
}
