extension Matrix {
  /// v = α v + (1 − α) g²,   b = μ b + g / (√v + ε),   p = p − rate b, with `clip` g + `l2` p for g
  ///
  /// A plain loop: RMSprop is seldom asked for, and a kernel of its own would have to pay.
  ///
  /// - Parameters:
  ///   - momentum: b, of the size of the parameters.
  ///   - square: v, of the same size.
  ///   - decay: μ.
  package func stepRMSProp(
    _ momentum: Matrix, _ square: Matrix, _ gradient: Matrix, rate: Float, alpha: Float,
    epsilon: Float, decay: Float, clip: Float, l2: Float
  ) {
    precondition(
      momentum.count == count && square.count == count && gradient.count == count,
      "Matrix.stepRMSProp: \(count) parameters")
    let (p, b, v, g) = (base, momentum.base, square.base, gradient.base)
    for index in 0..<count {
      let slope = clip * g[index] + l2 * p[index]
      v[index] = alpha * v[index] + (1 - alpha) * slope * slope
      b[index] = decay * b[index] + slope / (v[index].squareRoot() + epsilon)
      p[index] -= rate * b[index]
    }
  }
}
