public import MartletLayers
import MartletNumerics
import RealModule

extension Trainer {
  /// The sharpness of the training loss at some parameters: the largest eigenvalue of the Hessian.
  ///
  /// It is found by the method of Lanczos from products H v, each a central difference of two
  /// gradients ‖v‖ = 1 and a step ε apart. The gradients are of single precision, whose rounding η
  /// = 2⁻²⁴ moves θ by about η ‖θ‖ and so H v by η ‖θ‖ / ε of itself, while the curvature of the
  /// gradient adds about ε². The two are alike at
  ///
  ///     ε = ∛(η max(1, ‖θ‖))
  ///
  /// At the end λ is taken again with half the step. Where it changes by more than half a percent,
  /// steps that are 4 and 16 times smaller and larger are tried, and the one that changes it least
  /// is taken.
  ///
  /// The loss is that of the options over batches of their size, drawn once: batch norm
  /// standardises each by its own statistics, as in training (with a batch of all examples, by
  /// those of all), and dropout keeps its masks. Weight decay and penalties are not in it: decay
  /// that is added to the gradient adds at most λ_decay to the sharpness.
  ///
  /// - Parameters:
  ///   - limit: Where there are more examples, so many of them are drawn.
  ///   - seed: Of the examples drawn, their batches, the dropout masks and the first direction.
  /// - Returns: nil without examples, and where a loss or a gradient is no finite number.
  public func sharpness(
    at parameters: Parameters, on examples: Examples, limit: Int = 4096, seed: UInt64 = 1
  ) -> Sharpness? {
    sharpness(at: parameters, of: examples, limit: limit, seed: seed)
  }

  /// The same on any source of examples, and of D H D where numbers d are given.
  ///
  /// - Parameter scales: d in the layout of the parameters; nil for the plain Hessian.
  package func sharpness(
    at parameters: Parameters, of examples: some ExampleSource, scales: [Double]? = nil,
    limit: Int = 4096, seed: UInt64 = 1
  ) -> Sharpness? {
    precondition(parameters.layout == network.layout, "sharpness: parameters of another network")
    guard examples.count > 0, limit > 0 else { return nil }
    var randomness = SplitMix64(seed: seed, path: ["sharpness"])
    let start = firstDirection(&randomness)
    let surface = LossSurface(self, examples, limit: limit, randomness)

    func product(_ v: [Double], step: Double) -> [Double]? {
      guard let scales else { return surface.hessianProduct(v, at: parameters, step: step) }
      let scaled = zip(scales, v).map { $0 * $1 }
      return surface.hessianProduct(scaled, at: parameters, step: step)
        .map { zip(scales, $0).map { $0 * $1 } }
    }

    let trained = parameters.values.prefix(network.layout.trainedCount)
    let norm = trained.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    let usual = Double.root(max(1, norm) * 0x1p-24, 3)
    var products = 0
    var (best, vector): (Sharpness?, [Double]) = (nil, start)
    for factor in [1, 0.25, 4, 0.0625, 16] {
      let step = factor * usual
      // No more than 256 MB of directions.
      let lanczos = Lanczos(
        basis: max(4, min(40, (1 << 25) / max(1, start.count))), limit: 100, tolerance: 1e-3)
      guard let pair = lanczos.largest(from: vector, { product($0, step: step) }),
        let halved = product(pair.vector, step: step / 2)
      else { return nil }
      products += pair.products + 1
      vector = pair.vector
      let value = zip(pair.vector, halved).reduce(0) { $0 + $1.0 * $1.1 }
      let error = abs(value - pair.value)
      if error <= best?.stepError ?? .infinity {
        best = Sharpness(
          value: value, stepError: error, residual: pair.residual,
          isConverged: pair.residual <= lanczos.tolerance * abs(pair.value), products: products,
          examples: surface.exampleCount)
      }
      if error <= 0.005 * abs(value) { break }
    }
    return best
  }

  /// Random numbers where something is trained, and 0 in the padding between.
  private func firstDirection(_ randomness: inout SplitMix64) -> [Double] {
    var direction = [Double](repeating: 0, count: network.layout.trainedCount)
    for slot in network.layout.slots where slot.kind != .state {
      for index in slot.offset..<slot.offset + slot.count {
        direction[index] = randomness.normal()
      }
    }
    return direction
  }
}
