import MartletLayers

/// Layers around other layers.
extension Twin {
  /// y = x + f(x), or P(x) + f(x) where f changes the width; norm(x) before f, or a norm after the sum.
  func residual(
    _ name: String, _ block: [LayerSpec], _ placement: NormPlacement, _ x: DoubleMatrix,
    _ pass: inout Pass
  ) -> DoubleMatrix {
    var inner = x
    if case .pre(let kind) = placement { inner = norm(kind, "\(name).norm", x, &pass) }
    let through = chain(block, prefix: "\(name).", inner, &pass)
    let around = x.columns == through.columns ? x : linear("\(name).projection", x, through.columns)
    let y = around + through
    if case .post(let kind) = placement { return norm(kind, "\(name).norm", y, &pass) }
    return y
  }

  func parallel(
    _ name: String, _ branches: [[LayerSpec]], _ combination: Combination, _ x: DoubleMatrix,
    _ pass: inout Pass
  ) -> DoubleMatrix {
    let parts = branches.indices.map { index in
      chain(branches[index], prefix: "\(name).branch\(index + 1).", x, &pass)
    }
    switch combination {
    case .sum: return parts.dropFirst().reduce(parts[0], +)
    case .concatenate:
      let values = (0..<x.rows).flatMap { r in
        parts.flatMap { part in (0..<part.columns).map { part[r, $0] } }
      }
      return DoubleMatrix(x.rows, values.count / x.rows, values)
    }
  }

  func shared(
    _ name: String, _ parts: Int, _ block: [LayerSpec], _ x: DoubleMatrix, _ pass: inout Pass
  ) -> DoubleMatrix {
    let rows = DoubleMatrix(x.rows * parts, x.columns / parts, x.values)
    let y = chain(block, prefix: "\(name).", rows, &pass)
    return DoubleMatrix(x.rows, parts * y.columns, y.values)
  }
}
