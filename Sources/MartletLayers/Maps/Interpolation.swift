/// Stretches each row of n knots to m points on straight lines between them.
///
///     position   p = max(0, (i + ½) n / m − ½),   k = ⌊p⌋,   λ = p − k
///     forward    yᵢ = (1 − λ) xₖ + λ xₖ₊₁
///     backward   dxₖ += (1 − λ) dyᵢ,   dxₖ₊₁ += λ dyᵢ
///
/// Knots and points are the centres of n and m equal cells of one interval, so that points before the
/// first and after the last centre take the value there.
///
/// - Shape: x [B, n], y [B, m].
/// - Edge cases: one knot gives a constant; m = n gives x; m < n skips knots.
/// - Note: In N-HiTS (Challu et al., AAAI 2023). PyTorch's `F.interpolate(mode='linear')` with
///   `align_corners=False`.
package struct Interpolation: Layer {
  package let inputWidth: Int
  package let outputWidth: Int

  package init(_ width: Int, to points: Int) {
    precondition(
      width > 0 && points > 0, "Interpolation: from \(width) knots to \(points) points")
    inputWidth = width
    outputWidth = points
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "Interpolation")
    let y = tape.matrix(x.rows, outputWidth)
    for i in 0..<outputWidth {
      let (left, right, share) = position(i)
      for r in 0..<x.rows { y[r, i] = (1 - share) * x[r, left] + share * x[r, right] }
    }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let dx = tape.zeros(dy.rows, inputWidth)
    for i in 0..<outputWidth {
      let (left, right, share) = position(i)
      for r in 0..<dy.rows {
        dx[r, left] += (1 - share) * dy[r, i]
        dx[r, right] += share * dy[r, i]
      }
    }
    return dx
  }

  /// The knots on both sides of point `i`, and the share of the right one.
  private func position(_ i: Int) -> (left: Int, right: Int, share: Float) {
    let place = max(0, (Double(i) + 0.5) * Double(inputWidth) / Double(outputWidth) - 0.5)
    let left = min(Int(place), inputWidth - 1)
    return (left, min(left + 1, inputWidth - 1), Float(place - Double(left)))
  }
}
